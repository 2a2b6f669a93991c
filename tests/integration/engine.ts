import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RunningEngine {
  /** As the engine's command says it: `http://127.0.0.1:9200`, `127.0.0.1:9092,127.0.0.1:9093`. */
  address: string;
  stop: () => Promise<void>;
}

/** Starts an embedded engine in a process of its own: its modules are for Node, not for jest. */
export async function startEngine(
  name: 'elasticsearch' | 'elasticsearch-security' | 'kafka',
  { port, dataDir, heap }: { port: number; dataDir: string; heap: string }
): Promise<RunningEngine> {
  const script = [`tests/engines/${name}.cli.ts`, '--port', String(port), '--data', dataDir, '--heap', heap];
  const engine = spawn(process.execPath, ['--import=tsx', ...script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<undefined>((resolve) => engine.once('exit', () => resolve(undefined)));
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: engine.stdout }).on('line', (line) => {
      if (line.startsWith('ready ')) {
        resolve(line.slice('ready '.length));
      }
    });
  });
  const address = await Promise.race([ready, ended]);
  if (address === undefined) {
    throw new Error(`The embedded ${name} did not start: see its message above.`);
  }
  return {
    address,
    stop: async () => {
      engine.kill('SIGTERM');
      await ended;
    },
  };
}

/** A new folder for an engine's data, and how to remove it. */
export function dataFolder(): { dataDir: string; remove: () => void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'provlogs-engine-'));
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true }) };
}
