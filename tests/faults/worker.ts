import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

import { z } from 'zod';

import { wrongClockEnv } from '../fixtures/wrongClock.ts';

/** Like a service manager: what ended by itself is started again. */
const RESTART_AFTER_MS = 300;

/** A worker that drains in time ends within this. */
const STOP_LIMIT_MS = 35_000;

const listening = z.object({ msg: z.literal('answering /healthz, /readyz and /metrics'), port: z.number() });

const counts = z.object({
  read: z.number(),
  indexed: z.number(),
  duplicate: z.number(),
  rejected: z.number(),
  tooOld: z.number(),
});

export interface WorkerOptions {
  env: Record<string, string>;
  clockWrongByMs: number;
}

/** `provlogs run` in a process of its own, kept running. */
export class Worker {
  /** How often it ended although nobody killed it, and what it said last. */
  readonly endings: string[] = [];
  /** Lines of its log whose counts do not add up, all of them being drained then. */
  readonly unbalanced: string[] = [];
  kills = 0;
  /** Where it answers about itself, once it said so. */
  port: number | undefined;

  readonly #options: WorkerOptions;
  #process: ChildProcess | undefined;
  #isWanted = false;
  readonly #lines: string[] = [];

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  start(): void {
    const { env, clockWrongByMs } = this.#options;
    const clock = clockWrongByMs === 0 ? {} : wrongClockEnv(clockWrongByMs);
    const child = spawn(process.execPath, ['ingest/bin/provlogs.js', 'run'], {
      env: { PATH: process.env.PATH ?? '', HTTP_PORT: '0', ...env, ...clock },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#isWanted = true;
    this.#process = child;
    this.port = undefined;
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.#hear(line));
    }
    child.once('close', () => {
      if (this.#process === child && this.#isWanted) {
        this.endings.push(this.#lines.at(-1) ?? '');
        setTimeout(() => this.#isWanted && this.start(), RESTART_AFTER_MS);
      }
    });
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    this.kills++;
    await this.#end('SIGKILL');
  }

  /** Resolves to whether it drained and ended with code 0 in time. */
  async stop(): Promise<boolean> {
    const code = await Promise.race([this.#end('SIGTERM'), delay(STOP_LIMIT_MS, undefined, { ref: false })]);
    if (code === undefined) {
      this.#process?.kill('SIGKILL');
    }
    return code === 0;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** What it said last. */
  get output(): string {
    return this.#lines.join('\n');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    this.#isWanted = false;
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
      return child?.exitCode ?? null;
    }
    child.kill(signal);
    await once(child, 'exit');
    return child.exitCode;
  }

  #hear(line: string): void {
    this.#lines.push(line);
    this.#lines.splice(0, this.#lines.length - 200);
    const value = parsed(line);
    this.port = listening.safeParse(value).data?.port ?? this.port;
    const said = counts.safeParse(value).data;
    if (said !== undefined && said.read !== said.indexed + said.duplicate + said.rejected + said.tooOld) {
      this.unbalanced.push(line);
    }
  }
}

function parsed(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch {
    return undefined;
  }
}
