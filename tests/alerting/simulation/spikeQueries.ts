import { DAY_MS, HOUR_MS } from '../../../ingest/src/generate/clock.ts';
import { type SimulatedApplication, type SimulatedRecord } from './history.ts';

const WINDOW_MS = HOUR_MS;
/** Records that are older when they come are a backlog, not news. */
const OLDEST_MS = 6 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** What the spike rule's nodes hold for one application and error code, by the rule's names. */
export interface SpikeValues {
  failing: number;
  failures: number;
  records: number;
  failuresOfWeek: number;
  recordsOfWeek: number;
  peak: number;
}

interface Code {
  name: string;
  /** How often each identity failed within the window. */
  identities: Map<number, number>;
  failures: number;
  arrivals: Float64Array;
  activities: Float64Array;
  peak: { hour: number; value: number };
}

/** The spike rule's queries over arrays: what Elasticsearch would answer for one application, as time goes on. */
export class SpikeQueries {
  private readonly arrivals: Float64Array;
  private readonly activities: Float64Array;
  private readonly newsArrivals: Float64Array;
  private readonly newsDepartures: Float64Array;
  private readonly arriving: SimulatedRecord[];
  private readonly leaving: SimulatedRecord[];
  private readonly codes = new Map<string, Code>();
  /** Codes that have failures in the window. */
  private readonly present = new Set<Code>();
  private arrived = 0;
  private left = 0;

  constructor(application: SimulatedApplication) {
    const records = application.records.filter(({ isRetry }) => !isRetry);
    const news = records.filter(isNews);
    this.arrivals = times(records, ({ ingestedAt }) => ingestedAt);
    this.activities = times(records, ({ at }) => at);
    this.newsArrivals = times(news, ({ ingestedAt }) => ingestedAt);
    this.newsDepartures = times(news, leavesAt);
    this.arriving = news.filter(({ code }) => code !== undefined);
    this.leaving = [...this.arriving].sort((a, b) => leavesAt(a) - leavesAt(b));
    for (const [name, failures] of byCode(records)) {
      this.codes.set(name, {
        name,
        identities: new Map(),
        failures: 0,
        arrivals: times(failures, ({ ingestedAt }) => ingestedAt),
        activities: times(failures, ({ at }) => at),
        peak: { hour: -1, value: 0 },
      });
    }
  }

  /** Goes on to a time, which must not be earlier; gives the codes with so many failing identities or more. */
  advance(time: number, least: number): string[] {
    for (let next = this.arriving[this.arrived]; next && next.ingestedAt <= time; next = this.arriving[this.arrived]) {
      this.count(next, 1);
      this.arrived++;
    }
    for (let next = this.leaving[this.left]; next && leavesAt(next) < time; next = this.leaving[this.left]) {
      this.count(next, -1);
      this.left++;
    }
    return [...this.present].filter(({ identities }) => identities.size >= least).map(({ name }) => name);
  }

  /** Whether the code has a failure in the window at all: what keeps an alert's series there. */
  has(name: string): boolean {
    return (this.codes.get(name)?.failures ?? 0) > 0;
  }

  /** The values of a code at the time that `advance` went to. */
  values(name: string, time: number): SpikeValues {
    const code = this.codes.get(name);
    if (code === undefined) {
      throw new RangeError(`There is no failure with the code ${name}.`);
    }
    const arrived = countUntil(this.arrivals, time);
    return {
      failing: code.identities.size,
      failures: code.failures,
      records: countUntil(this.newsArrivals, time) - countBefore(this.newsDepartures, time),
      failuresOfWeek: countUntil(code.arrivals, time) - countBefore(code.activities, time - WEEK_MS),
      recordsOfWeek: arrived - countBefore(this.activities, time - WEEK_MS),
      peak: peakAt(code, time),
    };
  }

  private count(record: SimulatedRecord, change: 1 | -1): void {
    const code = this.codes.get(record.code ?? '');
    if (code === undefined) {
      return;
    }
    const count = (code.identities.get(record.identity) ?? 0) + change;
    if (count === 0) {
      code.identities.delete(record.identity);
    } else {
      code.identities.set(record.identity, count);
    }
    code.failures += change;
    if (code.failures === 0) {
      this.present.delete(code);
    } else {
      this.present.add(code);
    }
  }
}

function isNews({ at, ingestedAt }: SimulatedRecord): boolean {
  return ingestedAt - at <= OLDEST_MS;
}

/** The last moment at which a record is within the window and no backlog. */
function leavesAt({ at, ingestedAt }: SimulatedRecord): number {
  return Math.min(ingestedAt + WINDOW_MS, at + OLDEST_MS);
}

function byCode(records: readonly SimulatedRecord[]): Map<string, SimulatedRecord[]> {
  const groups = new Map<string, SimulatedRecord[]>();
  for (const record of records) {
    if (record.code !== undefined) {
      const group = groups.get(record.code) ?? [];
      group.push(record);
      groups.set(record.code, group);
    }
  }
  return groups;
}

/** The most failures of any hour (UTC) from three before to one after this one, on each of the seven days before. */
function peakAt(code: Code, time: number): number {
  const hour = Math.floor(time / HOUR_MS);
  if (code.peak.hour !== hour) {
    let value = 0;
    for (let day = 1; day <= 7; day++) {
      for (let offset = -3; offset <= 1; offset++) {
        const from = (hour - 24 * day + offset) * HOUR_MS;
        value = Math.max(value, countBefore(code.activities, from + HOUR_MS) - countBefore(code.activities, from));
      }
    }
    code.peak = { hour, value };
  }
  return code.peak.value;
}

function times(records: readonly SimulatedRecord[], timeOf: (record: SimulatedRecord) => number): Float64Array {
  return Float64Array.from(records, timeOf).sort();
}

/** How many values of a sorted list are below. */
function countBefore(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** How many values of a sorted list are not above. */
function countUntil(sorted: Float64Array, value: number): number {
  return countBefore(sorted, value + 0.5);
}
