import { NOT_READY_REASONS, type SourceName } from '@provlogs/schema/heartbeat';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { IndexedRecord } from '../elasticsearch/writer.ts';
import { VERSION } from '../version.ts';
import { BoundedLabel } from './labels.ts';
import { readinessOf } from './readiness.ts';
import type { SourceVitals, Vitals } from './vitals.ts';

/** A tenant has dozens of applications; each is up to five series. */
const MOST_APPLICATIONS = 200;

/** From a live stream to the two days that a record may come late, in seconds. */
const DELAY_BUCKETS = [5, 15, 30, 60, 120, 300, 600, 1800, 3600, 21_600, 86_400, 172_800];

type Sample = [labels: Record<string, string>, value: number];

interface Family {
  type: 'counter' | 'gauge';
  name: string;
  help: string;
  labels: string[];
  samples: (vitals: Vitals) => Sample[];
}

/** One sample a source. Where `value` gives undefined it is not known, and left out. */
function bySource(value: (source: SourceVitals) => number | undefined): (vitals: Vitals) => Sample[] {
  return ({ sources }) =>
    sources.flatMap((source): Sample[] => {
      const found = value(source);
      return found === undefined ? [] : [[{ source: source.name }, found]];
    });
}

const seconds = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : ms / 1000);
const single =
  (value: (vitals: Vitals) => number) =>
  (vitals: Vitals): Sample[] => [[{}, value(vitals)]];

function outcomes({ name, counts }: SourceVitals): Sample[] {
  const { indexed, duplicate, rejected, tooOld } = counts;
  const source: SourceName = name;
  return Object.entries({ indexed, duplicate, rejected, too_old: tooOld }).map(([outcome, count]) => [
    { source, outcome },
    count,
  ]);
}

function rejects({ name, rejectedByKind }: SourceVitals): Sample[] {
  return [...rejectedByKind].map(([reason, count]) => [{ source: name, reason }, count]);
}

function notReady(vitals: Vitals): Sample[] {
  const present = new Set(readinessOf(vitals).reasons.map(({ reason }) => reason));
  return NOT_READY_REASONS.map((reason) => [{ reason }, present.has(reason) ? 1 : 0]);
}

/** What is read from the worker's vitals; docs/operations.md explains each. */
export const FAMILIES: readonly Family[] = [
  {
    type: 'counter',
    name: 'provlogs_records_read_total',
    help: 'Records read: the sum of provlogs_records_total and provlogs_records_in_flight.',
    labels: ['source'],
    samples: bySource(({ counts }) => counts.read),
  },
  {
    type: 'counter',
    name: 'provlogs_records_total',
    help: 'Records by outcome: indexed, duplicate, rejected, too_old.',
    labels: ['source', 'outcome'],
    samples: ({ sources }) => sources.flatMap(outcomes),
  },
  {
    type: 'gauge',
    name: 'provlogs_records_in_flight',
    help: 'Records that were read and have no outcome yet.',
    labels: ['source'],
    samples: bySource(({ inFlight }) => inFlight),
  },
  {
    type: 'counter',
    name: 'provlogs_rejects_total',
    help: 'Rejected records by reason.',
    labels: ['source', 'reason'],
    samples: ({ sources }) => sources.flatMap(rejects),
  },
  {
    type: 'gauge',
    name: 'provlogs_source_lag_seconds',
    help: 'Age of the oldest moment that has not been read completely; missing while it is not known.',
    labels: ['source'],
    samples: bySource(({ state }) => seconds(state.lagMs)),
  },
  {
    type: 'gauge',
    name: 'provlogs_source_behind',
    help: '1 while there is more to read.',
    labels: ['source'],
    samples: bySource(({ state }) => (state.isBehind ? 1 : 0)),
  },
  {
    type: 'gauge',
    name: 'provlogs_source_seconds_since_progress',
    help: 'Seconds since something was read and acknowledged, or nothing new was found.',
    labels: ['source'],
    samples: bySource(({ state }) => seconds(state.sinceProgressMs)),
  },
  {
    type: 'counter',
    name: 'provlogs_source_faults_total',
    help: 'Tries to read that failed and were repeated.',
    labels: ['source'],
    samples: bySource(({ state }) => state.faults),
  },
  {
    type: 'counter',
    name: 'provlogs_source_throttled_total',
    help: 'Of the faults, those because the source was busy: throttled or timed out.',
    labels: ['source'],
    samples: bySource(({ state }) => state.throttled),
  },
  {
    type: 'counter',
    name: 'provlogs_source_restarts_total',
    help: 'Restarts of a source that had more to read and did not move.',
    labels: ['source'],
    samples: bySource(({ restarts }) => restarts),
  },
  {
    type: 'gauge',
    name: 'provlogs_source_clock_skew_seconds',
    help: "How far the host's clock is behind the source's.",
    labels: ['source'],
    samples: bySource(({ state }) => seconds(state.clockSkewMs)),
  },
  {
    type: 'gauge',
    name: 'provlogs_elasticsearch_clock_skew_seconds',
    help: "How far the host's clock is behind Elasticsearch's.",
    labels: [],
    samples: single(({ clockSkewMs }) => clockSkewMs / 1000),
  },
  {
    type: 'counter',
    name: 'provlogs_elasticsearch_retries_total',
    help: 'Bulk requests that had to be sent again, in whole or in part.',
    labels: [],
    samples: single(({ elasticsearch }) => elasticsearch.retries),
  },
  {
    type: 'counter',
    name: 'provlogs_elasticsearch_throttled_total',
    help: 'Of the retries, those that Elasticsearch answered with 429.',
    labels: [],
    samples: single(({ elasticsearch }) => elasticsearch.throttled),
  },
  {
    type: 'gauge',
    name: 'provlogs_elasticsearch_waiting_seconds',
    help: 'Seconds for which Elasticsearch has taken nothing while records wait; 0 when it does.',
    labels: [],
    samples: single(({ elasticsearch }) => elasticsearch.waitingMs / 1000),
  },
  {
    type: 'gauge',
    name: 'provlogs_ready',
    help: '1 when /readyz answers 200.',
    labels: [],
    samples: single((vitals) => (readinessOf(vitals).ready ? 1 : 0)),
  },
  {
    type: 'gauge',
    name: 'provlogs_not_ready',
    help: '1 for each reason why the worker is not ready.',
    labels: ['reason'],
    samples: notReady,
  },
  {
    type: 'gauge',
    name: 'provlogs_build_info',
    help: 'Always 1; the version is the label.',
    labels: ['version'],
    samples: () => [[{ version: VERSION }, 1]],
  },
];

/** The worker's metrics in Prometheus' text format. No label holds anything of a person. */
export class Metrics {
  readonly #vitals: () => Vitals;
  readonly #registry = new Registry();
  readonly #applications = new BoundedLabel(MOST_APPLICATIONS);
  readonly #indexed: Counter<'application' | 'status'>;
  readonly #delay: Histogram;
  readonly #newest: Gauge;
  #newestTime = 0;
  /** All families of one answer are made from the same moment, so that they balance. */
  #moment: Vitals;

  constructor(vitals: () => Vitals) {
    this.#vitals = vitals;
    this.#moment = vitals();
    const registers = [this.#registry];
    for (const family of FAMILIES) {
      this.#register(family);
    }
    this.#indexed = new Counter({
      name: 'provlogs_indexed_records_total',
      help: `Indexed records by application and status; applications beyond the first ${MOST_APPLICATIONS} are "other".`,
      labelNames: ['application', 'status'],
      registers,
    });
    this.#delay = new Histogram({
      name: 'provlogs_ingest_delay_seconds',
      help: 'From the activity to its acknowledgement by Elasticsearch.',
      buckets: DELAY_BUCKETS,
      registers,
    });
    this.#newest = new Gauge({
      name: 'provlogs_newest_record_timestamp_seconds',
      help: 'Activity time of the newest record that was indexed, in seconds since 1970.',
      registers,
    });
    // 1970 would be taken for a record.
    this.#newest.remove();
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** To be called for each record that Elasticsearch took in; `now` in milliseconds since 1970. */
  indexed({ activityTime, status, application }: IndexedRecord, now: number): void {
    this.#indexed.inc({ application: this.#applications.valueOf(application ?? 'none'), status });
    // A record may be dated a little ahead of the clock.
    this.#delay.observe(Math.max(0, now - activityTime) / 1000);
    if (activityTime > this.#newestTime) {
      this.#newestTime = activityTime;
      this.#newest.set(activityTime / 1000);
    }
  }

  text(): Promise<string> {
    this.#moment = this.#vitals();
    return this.#registry.metrics();
  }

  #register({ type, name, help, labels, samples }: Family): void {
    const moment = () => this.#moment;
    const options = { name, help, labelNames: labels, registers: [this.#registry] };
    if (type === 'counter') {
      new Counter({
        ...options,
        collect() {
          this.reset();
          samples(moment()).forEach(([sampleLabels, value]) => this.inc(sampleLabels, value));
        },
      });
    } else {
      new Gauge({
        ...options,
        collect() {
          this.reset();
          samples(moment()).forEach(([sampleLabels, value]) => this.set(sampleLabels, value));
        },
      });
    }
  }
}
