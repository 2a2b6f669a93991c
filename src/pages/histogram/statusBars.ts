import { type DataFrame, FieldType } from '@grafana/data';

/** Records of one interval. */
export interface Bar {
  /** Milliseconds since 1970, both included. */
  from: number;
  to: number;
  /** By status, without zeros. */
  counts: ReadonlyMap<string, number>;
  total: number;
}

export interface StatusBars {
  /** Statuses that there are, with their records, as they are stacked: the lowest first. */
  statuses: Array<{ status: string; total: number }>;
  /** In order of time, also where there is no record. */
  bars: Bar[];
  /** Records of the tallest bar. */
  most: number;
}

interface Span {
  /** Milliseconds since 1970, both included. */
  from: number;
  to: number;
}

const STATUS = 'provisioning.status';

/** What needs a look is lowest: only from a common line can heights be compared. */
const STACK = ['failure', 'warning', 'skipped', 'unknown', 'success'];

/** The bars of a series of counts by status. The first and the last one are cut where the span is. */
export function statusBarsOf(frames: DataFrame[], span: Span): StatusBars {
  const counts = new Map<number, Map<string, number>>();
  let interval = 0;
  for (const frame of frames) {
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    const numbers = frame.fields.find(({ type }) => type === FieldType.number);
    const status = numbers?.labels?.[STATUS];
    if (!time || !numbers || status === undefined) {
      continue;
    }
    interval = time.config.interval ?? interval;
    for (let index = 0; index < frame.length; index++) {
      const start = Number(time.values[index]);
      const bar = counts.get(start) ?? new Map<string, number>();
      const count = Number(numbers.values[index]);
      if (count > 0) {
        bar.set(status, count);
      }
      counts.set(start, bar);
    }
  }
  const starts = [...counts.keys()].sort((a, b) => a - b);
  const bars = starts.map((start, index): Bar => {
    const ofBar = counts.get(start) ?? new Map<string, number>();
    return {
      from: Math.max(start, span.from),
      to: Math.min((starts[index + 1] ?? start + interval) - 1, span.to),
      counts: ofBar,
      total: sum(ofBar.values()),
    };
  });
  return { statuses: statusesOf(bars), bars, most: Math.max(0, ...bars.map(({ total }) => total)) };
}

/** Several bars that follow each other as one; undefined of none. */
export function joined(bars: readonly Bar[]): Bar | undefined {
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) {
    return undefined;
  }
  const counts = new Map<string, number>();
  for (const [status, count] of bars.flatMap((bar) => [...bar.counts])) {
    counts.set(status, (counts.get(status) ?? 0) + count);
  }
  return { from: first.from, to: last.to, counts, total: sum(counts.values()) };
}

function statusesOf(bars: Bar[]): StatusBars['statuses'] {
  const present = new Set(bars.flatMap(({ counts }) => [...counts.keys()]));
  return [...STACK.filter((status) => present.delete(status)), ...present].map((status) => ({
    status,
    total: sum(bars.map(({ counts }) => counts.get(status) ?? 0)),
  }));
}

function sum(numbers: Iterable<number>): number {
  let result = 0;
  for (const number of numbers) {
    result += number;
  }
  return result;
}
