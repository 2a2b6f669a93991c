import { toDiagnosticJson } from './diagnostic.ts';
import { Heap } from './heap.ts';
import { LATEST_DELAY, operations, type Operation } from './operations.ts';
import type { GeneratedGraphRecord } from './graphRecord.ts';
import { recordOf } from './record.ts';
import { Schedule } from './schedule.ts';
import { createTenant } from './tenant.ts';

export interface GenerateOptions {
  /** A 32-bit integer: another seed, another tenant. */
  seed: number;
  /** Records that could be read from this time on … */
  from: Date;
  /** … and before this one. */
  to: Date;
  /** About how many records a day, averaged over a week; the tenant has never less than about 200. */
  perDay: number;
}

export interface GeneratedRecord {
  /** When the record could be read: minutes after its activity, sometimes hours. */
  availableAt: Date;
  record: GeneratedGraphRecord;
}

/** `both`: every record twice, once in each shape, as when two transports deliver the same log. */
export type RecordShape = 'graph' | 'diagnostic' | 'both';

/**
 * The records of a made-up tenant in the order in which they could be read. The same seed and volume give the same
 * tenant at any time: two windows that meet give what one window over both gives. Memory does not grow with the window.
 */
export function* generateRecords({ seed, from, to, perDay }: GenerateOptions): Generator<GeneratedRecord> {
  const tenant = createTenant(seed, perDay);
  const pending = new Heap<Operation>(isEarlier);
  const runs = tenant.applications.map((application) => {
    const schedule = new Schedule(seed, application.index);
    const cycle = schedule.firstFrom(from.getTime() - LATEST_DELAY - schedule.span);
    return { application, schedule, cycle, start: schedule.start(cycle) };
  });
  for (;;) {
    const next = runs.reduce((earliest, run) => (run.start < earliest.start ? run : earliest));
    // No cycle that is still to come has anything to read before its start.
    const upTo = Math.min(next.start, to.getTime());
    for (let first = pending.first(); first && first.availableAt < upTo; first = pending.first()) {
      pending.removeFirst();
      yield { availableAt: new Date(first.availableAt), record: recordOf(tenant, first) };
    }
    if (next.start >= to.getTime()) {
      return;
    }
    for (const operation of operations(tenant, next.application, next.schedule, next.cycle)) {
      if (operation.availableAt >= from.getTime() && operation.availableAt < to.getTime()) {
        pending.add(operation);
      }
    }
    next.cycle++;
    next.start = next.schedule.start(next.cycle);
  }
}

/** `generateRecords` as lines of JSON, without line ends, in the shape that is asked for. */
export function* generateLines({ shape, ...options }: GenerateOptions & { shape: RecordShape }): Generator<string> {
  for (const { availableAt, record } of generateRecords(options)) {
    if (shape !== 'diagnostic') {
      yield toGraphJson(record);
    }
    if (shape !== 'graph') {
      yield toDiagnosticJson(record, availableAt);
    }
  }
}

/** The record as Graph gives it, on one line. */
export function toGraphJson(record: GeneratedGraphRecord): string {
  return JSON.stringify(record);
}

/** By the time at which they could be read; the rest only makes the order certain. */
function isEarlier(a: Operation, b: Operation): boolean {
  const order =
    a.availableAt - b.availableAt ||
    a.at - b.at ||
    a.application.index - b.application.index ||
    a.number - b.number ||
    a.attempt - b.attempt;
  return order === 0 ? a.stream < b.stream : order < 0;
}
