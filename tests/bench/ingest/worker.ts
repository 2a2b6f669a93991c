import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

import { usageOf } from '../measure/process.ts';

/** Arguments for Node: the worker's command line as users run it, built before. */
export function importCommand(file: string): string[] {
  return ['ingest/bin/provlogs.js', 'import', file];
}

/** `provlogs run`. */
export interface RunningWorker {
  exit: Promise<unknown>;
  /** The memory that it has at this moment, in bytes. */
  residentBytes: () => Promise<number>;
  stop: () => Promise<void>;
  /** The most memory that it had, in bytes; known once it has ended. */
  peakBytes: () => number;
}

/** Starts `provlogs run` with its default settings and what `env` says of where it reads and writes. */
export function startWorker(env: Record<string, string>): RunningWorker {
  const { command, used } = usageOf(['ingest/bin/provlogs.js', 'run']);
  const [program, ...args] = command;
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const usage = used(child);
  const exit = once(child, 'close');
  return {
    exit,
    residentBytes: async () => {
      const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(child.pid)]);
      return Number(stdout) * 1024;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exit;
    },
    peakBytes: () => usage().peakBytes,
  };
}
