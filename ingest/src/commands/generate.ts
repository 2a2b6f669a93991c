import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

import { generateLines, type RecordShape } from '../generate/generate.ts';
import { UserError } from '../userError.ts';

const DAY_MS = 86_400_000;

/** A tenant that goes on living has something new this often. */
const FOLLOW_INTERVAL_MS = 5_000;

/** One write for many lines: a write each would cost more than making them. */
const CHUNK_CHARACTERS = 256 * 1024;

export interface GenerateArguments {
  seed: number;
  perDay: number;
  shape: RecordShape;
  from: Date;
  to: Date;
  /** Go on after `to`, as time passes. */
  follow: boolean;
}

/** Writes a made-up tenant's records to `output` as NDJSON, in the order in which they could be read. */
export async function generate(
  { from, to, follow, ...options }: GenerateArguments,
  output: Writable,
  signal: AbortSignal
): Promise<void> {
  await writeLines(output, generateLines({ ...options, from, to }), signal);
  let last = to;
  while (follow && !signal.aborted) {
    await delay(FOLLOW_INTERVAL_MS, undefined, { signal }).catch(() => undefined);
    const now = new Date();
    await writeLines(output, generateLines({ ...options, from: last, to: now }), signal);
    last = now;
  }
}

/**
 * The window of `--from` and `--to`, or the last `days` days up to now.
 * Throws a `UserError` that names the option.
 */
export function windowOf(options: { from?: string; to?: string; days: number }, now: Date): { from: Date; to: Date } {
  const to = options.to === undefined ? now : timeOf('--to', options.to);
  const from =
    options.from === undefined ? new Date(to.getTime() - options.days * DAY_MS) : timeOf('--from', options.from);
  if (from >= to) {
    throw new UserError(`--from (${from.toISOString()}) has to be before --to (${to.toISOString()}).`);
  }
  return { from, to };
}

function timeOf(option: string, text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) {
    throw new UserError(`${option} ${text} is no time. Write it as 2026-11-20 or 2026-11-20T08:00:00Z.`);
  }
  return time;
}

async function writeLines(output: Writable, lines: Iterable<string>, signal: AbortSignal): Promise<void> {
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length > CHUNK_CHARACTERS) {
      await write(output, chunk);
      chunk = '';
      if (signal.aborted) {
        return;
      }
    }
  }
  await write(output, chunk);
}

async function write(output: Writable, text: string): Promise<void> {
  if (text !== '' && !output.write(text)) {
    await once(output, 'drain');
  }
}
