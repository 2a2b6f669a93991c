import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

declare global {
  // How jest's set-up hands something to its teardown.
  var stopEngine: (() => Promise<void>) | undefined;
}

/** Starts one embedded Elasticsearch for all integration tests; they find it in `ELASTICSEARCH_URL`. */
export default async function globalSetup(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'provlogs-engine-'));
  const script = ['tests/engines/elasticsearch.cli.ts', '--port', '0', '--data', data, '--heap', '512m'];
  const engine = spawn(process.execPath, ['--import=tsx', ...script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<undefined>((resolve) => engine.once('exit', () => resolve(undefined)));
  const url = new Promise<string>((resolve) => {
    createInterface({ input: engine.stdout }).on('line', (line) => {
      if (line.startsWith('ready ')) {
        resolve(line.slice('ready '.length));
      }
    });
  });
  globalThis.stopEngine = async () => {
    engine.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true });
  };
  const ready = await Promise.race([url, ended]);
  if (ready === undefined) {
    throw new Error('The embedded Elasticsearch did not start: see its message above.');
  }
  process.env.ELASTICSEARCH_URL = ready;
}
