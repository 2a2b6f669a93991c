import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

export type LogLine = Record<string, unknown>;

export interface Worker {
  /** Everything it logged so far. */
  log: LogLine[];
  /** Everything it wrote so far, errors last. */
  said: () => string;
  /** The partitions it last got from its group. */
  partitions: () => unknown[];
  /** Resolves to its exit code. */
  ended: Promise<number | null>;
  /** As whoever looks after it does; resolves to its exit code. */
  stop: () => Promise<number | null>;
  /** As a power cut does. */
  kill: () => Promise<void>;
}

/** How long a test waits: a busy machine is no failure. */
const LIMIT_MS = 100_000;

/** Runs `provlogs run` in a process of its own. */
export function startWorker(env: Record<string, string>): Worker {
  const child = spawn(process.execPath, ['ingest/bin/provlogs.js', 'run'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: LogLine[] = [];
  let text = '';
  createInterface({ input: child.stdout }).on('line', (line) => log.push(JSON.parse(line)));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return {
    log,
    ended,
    said: () => [...log.map((line) => JSON.stringify(line)), text].join('\n'),
    partitions: () => {
      const partitions = log.filter(({ msg }) => msg === 'joined the group').at(-1)?.['partitions'];
      return Array.isArray(partitions) ? partitions : [];
    },
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

/** Looks again and again until something holds; when that takes too long, throws with what the worker said last. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  worker?: Pick<Worker, 'said'>
): Promise<void> {
  const until = Date.now() + LIMIT_MS;
  for (;;) {
    let trouble = '';
    try {
      if (await holds()) {
        return;
      }
    } catch (error) {
      // A server that is just starting cannot say yet.
      trouble = ` (${String(error)})`;
    }
    if (Date.now() > until) {
      throw new Error(`Waited in vain: ${what}${trouble}.\n${worker?.said().slice(-3000) ?? ''}`);
    }
    await delay(100);
  }
}
