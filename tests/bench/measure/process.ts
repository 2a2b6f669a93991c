import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { z } from 'zod';

import { ROOT } from '../../../tools/sources.ts';

const USAGE = join(ROOT, 'tests/bench/measure/usage.cjs');

const usage = z.object({ cpuSeconds: z.number(), peakBytes: z.number() });

/** One run of a process, from its start to its end. */
export interface Reading extends z.infer<typeof usage> {
  seconds: number;
  output: string;
}

export interface ProcessOptions {
  env?: Record<string, string>;
  /** The processor to stay on; any when left out. */
  cpu?: number | undefined;
}

/** Whether processes can be given a processor each. */
export function canPin(): boolean {
  return availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;
}

/** A command that stays on one processor. */
export function pinned(command: readonly string[], cpu: number | undefined): [string, ...string[]] {
  const [program = '', ...args] = command;
  return cpu === undefined ? [program, ...args] : ['taskset', '--cpu-list', String(cpu), program, ...args];
}

/** How a script of Node's is started that says what it used, and how that is read once the process has ended. */
export function usageOf(script: readonly string[]) {
  const command: [string, ...string[]] = [process.execPath, '--require', USAGE, ...script];
  return {
    command,
    used: (child: ChildProcess) => {
      const text = textOf(child.stdio[3]);
      return () => usage.parse(JSON.parse(text()));
    },
  };
}

/** Runs a script of Node's and measures it. Throws what it said when it ends with another code than 0. */
export function measureNode(args: readonly string[], options: ProcessOptions = {}): Promise<Reading> {
  return measure(usageOf(args).command, options);
}

/** Runs a command that says on file descriptor 3 what it used, as `usage.cjs` does. */
export async function measure(command: readonly string[], { env = {}, cpu }: ProcessOptions = {}): Promise<Reading> {
  const [program, ...args] = pinned(command, cpu);
  const began = performance.now();
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [output, errors, used] = [child.stdio[1], child.stdio[2], child.stdio[3]].map(textOf);
  await once(child, 'close');
  const seconds = (performance.now() - began) / 1000;
  if (child.exitCode !== 0) {
    throw new Error(`${command.join(' ')} ended with ${child.exitCode}: ${errors?.() ?? ''}${output?.() ?? ''}`);
  }
  return { seconds, output: output?.() ?? '', ...usage.parse(JSON.parse(used?.() ?? '')) };
}

/** A process that runs beside what is measured, until it is stopped. */
export interface Companion {
  /** What it said behind the word `ready`. */
  address: string;
  stop: () => Promise<void>;
}

/** Starts a command that says `ready` and where it serves. */
export async function companion(
  command: readonly string[],
  { env = {}, cpu }: ProcessOptions = {}
): Promise<Companion> {
  const [program, ...args] = pinned(command, cpu);
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('ready ')) {
        resolve(line.slice('ready '.length));
      }
    });
  });
  const address = await Promise.race([ready, ended.then(() => undefined)]);
  if (address === undefined) {
    throw new Error(`${command.join(' ')} did not start.`);
  }
  return {
    address,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The arguments for Node to run one of this project's TypeScript files. */
export function typescript(file: string, ...args: string[]): string[] {
  return [process.execPath, '--conditions=source', '--import=tsx', join(ROOT, file), ...args];
}

function textOf(stream: ChildProcess['stdio'][number] | undefined): () => string {
  let text = '';
  if (stream && 'read' in stream) {
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  }
  return () => text;
}
