import type { Counts } from '../elasticsearch/writer.ts';

const TERMINAL_INTERVAL_MS = 250;
const LOG_INTERVAL_MS = 5_000;

/** What a command shows while it works. */
export interface Progress {
  start(counts: Readonly<Counts>): void;
  trouble(reason: string): void;
  stop(): void;
}

interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Counts and rate: one line that is written over on a terminal, a line every five seconds elsewhere. */
export function createProgress(output: Output, now: () => number = Date.now): Progress {
  const terminal = output.isTTY === true;
  let timer: NodeJS.Timeout | undefined;
  let show: (() => void) | undefined;
  return {
    start(counts) {
      const began = now();
      show = () =>
        output.write(terminal ? `\r\x1b[2K${lineOf(counts, now() - began)}` : `${lineOf(counts, now() - began)}\n`);
      timer = setInterval(show, terminal ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS);
    },
    trouble(reason) {
      output.write(terminal ? `\r\x1b[2K${reason}\n` : `${reason}\n`);
    },
    stop() {
      clearInterval(timer);
      show?.();
      if (terminal) {
        output.write('\n');
      }
    },
  };
}

function lineOf(counts: Readonly<Counts>, elapsedMs: number): string {
  const rate = elapsedMs > 0 ? Math.round((counts.read / elapsedMs) * 1000) : 0;
  const rejected = counts.rejected > 0 ? `, ${counts.rejected} rejected` : '';
  return `${counts.read} records read, ${counts.indexed} indexed${rejected}, ${rate} records/s`;
}
