import { guid, type NonEmpty, pick, Random } from '../../ingest/src/generate/random.ts';
import type { Misbehaviour } from '../fixtures/fakeGraph.ts';
import { BULK_FAULTS, type ElasticsearchFault, SILENT_FAULTS, WIRE_FAULTS } from './elasticsearchFaults.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The worker of a run keeps records for so long: enough for those that are two days late, and soon read. */
export const RETENTION_DAYS = 4;
/** Of what the source has, what is younger than this is still there when a run ends. */
const OLDEST_MS = 60 * HOUR_MS;
export const MOST_LATE_MS = 48 * HOUR_MS;

export type RecordKind = 'record' | 'tooOld' | 'noId' | 'noTime' | 'noObject';

/** What a source gets: something of a time that is `ageMs` ago when it does. */
export interface Offer {
  kind: RecordKind;
  through: 'graph' | 'stream' | 'both';
  id: string;
  ageMs: number;
}

/** Happens when the worker has made so many requests since the step before. */
export type Step = { afterRequests: number } & (
  | { kind: 'offer'; offers: Offer[] }
  | { kind: 'elasticsearch'; faults: ElasticsearchFault[] }
  | { kind: 'elasticsearchDown'; forMs: number }
  | { kind: 'graph'; faults: Misbehaviour[] }
  | { kind: 'graphLater'; byMs: number }
  | { kind: 'kill'; offForMs: number }
  | { kind: 'restartElasticsearch' }
);

/** Everything that happens in one run; the same seed gives the same plan. */
export interface RunPlan {
  seed: number;
  tenantId: string;
  /** Whether the worker also follows a stream. */
  hasStream: boolean;
  /** Everything that the stream gets comes so often. */
  copies: number;
  /** By how much the clock of the worker's machine is wrong. */
  clockWrongByMs: number;
  offers: Offer[];
  steps: Step[];
}

const GRAPH_FAULTS: NonEmpty<Misbehaviour> = [
  'throttle',
  'throttleUntilDate',
  'throttleSilently',
  'unavailable',
  'reset',
  'cutJson',
  'errorObject',
  'sameLink',
  'foreignLink',
  'redirect',
  'unauthorized',
  'slow',
  'undated',
  'omission',
  'emptyPage',
];
const ELASTICSEARCH_FAULTS: NonEmpty<ElasticsearchFault> = [...WIRE_FAULTS, ...BULK_FAULTS];
const DAY_MS = 24 * HOUR_MS;
const CLOCKS_WRONG_BY: NonEmpty<number> = [0, 0, DAY_MS, -DAY_MS, 40 * DAY_MS, -40 * DAY_MS];
const STEP_KINDS: NonEmpty<Exclude<Step['kind'], 'restartElasticsearch'>> = [
  'offer',
  'offer',
  'elasticsearch',
  'elasticsearch',
  'elasticsearchDown',
  'graph',
  'graph',
  'graphLater',
  'kill',
];

export interface PlanOptions {
  /** Whether a stream is there for every second run. */
  withStream: boolean;
  /**
   * With what takes long: connections that die silently (the worker gives them up after 20 s, or 60 s for Graph), and
   * an Elasticsearch that is killed and started again.
   */
  withSlowFaults: boolean;
}

/** The plan of a run. */
export function planOf(seed: number, { withSlowFaults, withStream }: PlanOptions): RunPlan {
  const random = new Random(seed);
  const hasStream = withStream && seed % 2 === 0;
  let ids = 0;
  const offer = (kind: RecordKind, ageMs: number): Offer => ({
    kind,
    through: hasStream ? pick(['graph', 'stream', 'both'], random.bits()) : 'graph',
    id: guid(seed, ++ids),
    ageMs,
  });
  const several = (most: number, one: () => Offer): Offer[] =>
    Array.from({ length: random.between(0, most) }, () => one());

  const offers = [
    ...several(80, () => offer('record', random.between(0, OLDEST_MS))),
    ...several(3, () => offer('tooOld', random.between(8, 40) * 24 * HOUR_MS)),
    ...several(2, () => offer(poison(random), random.between(0, OLDEST_MS))),
  ];
  const lateOffers = (): Offer[] => [
    ...several(8, () => offer('record', random.between(0, 10 * MINUTE_MS))),
    ...several(4, () => offer('record', random.between(0, MOST_LATE_MS))),
    ...several(1, () => offer(poison(random), random.between(0, MOST_LATE_MS))),
  ];
  const steps = Array.from({ length: random.between(3, 7) }, (): Step => {
    const kind = pick(STEP_KINDS, random.bits());
    const afterRequests = random.between(0, 15);
    switch (kind) {
      case 'offer':
        return { kind, afterRequests, offers: lateOffers() };
      case 'elasticsearch':
        return { kind, afterRequests, faults: elasticsearchFaults(random, withSlowFaults) };
      case 'elasticsearchDown':
        return { kind, afterRequests, forMs: random.between(100, 1500) };
      case 'graph':
        return { kind, afterRequests, faults: graphFaults(random, withSlowFaults) };
      case 'graphLater':
        return { kind, afterRequests, byMs: random.between(MINUTE_MS, 2 * HOUR_MS) };
      case 'kill':
        return { kind, afterRequests, offForMs: random.between(0, 500) };
    }
  });
  if (withSlowFaults && random.chance(0.02)) {
    steps.push({ kind: 'restartElasticsearch', afterRequests: random.between(0, 15) });
  }
  return {
    seed,
    tenantId: guid(seed, 0),
    hasStream,
    copies: random.between(1, 3),
    clockWrongByMs: pick(CLOCKS_WRONG_BY, random.bits()),
    offers,
    steps,
  };
}

function poison(random: Random): RecordKind {
  return pick(['noId', 'noTime', 'noObject'], random.bits());
}

function elasticsearchFaults(random: Random, withSlowFaults: boolean): ElasticsearchFault[] {
  if (withSlowFaults && random.chance(0.06)) {
    return [pick(SILENT_FAULTS, random.bits())];
  }
  if (random.chance(0.3)) {
    // A storm: one kind, many times.
    const fault = pick(['busy', 'busyItems', 'unavailable', 'resetAfter', 'brokenJsonBefore'] as const, random.bits());
    return new Array<ElasticsearchFault>(random.between(3, 6)).fill(fault);
  }
  return Array.from({ length: random.between(1, 4) }, () => pick(ELASTICSEARCH_FAULTS, random.bits()));
}

function graphFaults(random: Random, withSlowFaults: boolean): Misbehaviour[] {
  if (withSlowFaults && random.chance(0.02)) {
    return ['silence'];
  }
  return Array.from({ length: random.between(1, 4) }, () => pick(GRAPH_FAULTS, random.bits())).flatMap((fault) =>
    // Two refusals of the token, an old and a new one, are no fault that passes: the worker rightly stops then.
    fault === 'unauthorized' ? [fault, 'fine'] : [fault]
  );
}
