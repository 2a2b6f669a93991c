import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

export type LogLine = Record<string, unknown>;

export interface Worker {
  /** Everything it logged so far. */
  log: LogLine[];
  /** The partitions it last got from its group. */
  partitions: () => unknown[];
  /** As whoever looks after it does; resolves to its exit code. */
  stop: () => Promise<number | null>;
  /** As a power cut does. */
  kill: () => Promise<void>;
}

/** Runs `provlogs run` in a process of its own. */
export function startWorker(env: Record<string, string>): Worker {
  const child = spawn(process.execPath, ['ingest/bin/provlogs.js', 'run'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const log: LogLine[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => log.push(JSON.parse(line)));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return {
    log,
    partitions: () => {
      const partitions = log.filter(({ msg }) => msg === 'joined the group').at(-1)?.['partitions'];
      return Array.isArray(partitions) ? partitions : [];
    },
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

/** Looks again and again until something holds; throws with what it saw last when that takes too long. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 40_000
): Promise<void> {
  const until = Date.now() + limitMs;
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
      throw new Error(`Not within ${limitMs / 1000} s: ${what}${trouble}.`);
    }
    await delay(100);
  }
}
