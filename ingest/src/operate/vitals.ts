import type { SourceName } from '@provlogs/schema/heartbeat';

import type { Counts } from '../elasticsearch/writer.ts';
import type { SourceState } from '../sources/source.ts';

/** How one source is doing, and what became of what it read. */
export interface SourceVitals {
  name: SourceName;
  counts: Readonly<Counts>;
  /** Records that have no final outcome yet. */
  inFlight: number;
  rejectedByKind: ReadonlyMap<string, number>;
  state: SourceState;
  /** How long it has been stalled, in milliseconds; 0 when it moves or has nothing to read. */
  stalledMs: number;
  /** Restarts after a stall. */
  restarts: number;
}

/** How the writing is doing. */
export interface ElasticsearchVitals {
  /** Bulk requests that had to be sent again, in whole or in part; those of them that were answered 429. */
  retries: number;
  throttled: number;
  /** How long Elasticsearch has been taking nothing while records wait, in milliseconds; 0 when it does. */
  waitingMs: number;
}

/** All that a worker knows of itself at one moment: the health page, metrics and heartbeat are made from it alone. */
export interface Vitals {
  /** Milliseconds since 1970, by Elasticsearch's clock once it has told. */
  now: number;
  /** How far the host's clock is behind Elasticsearch's, in milliseconds. */
  clockSkewMs: number;
  /** Since the worker started, in milliseconds. */
  uptimeMs: number;
  isStopping: boolean;
  /** None until Elasticsearch has answered for the first time. */
  sources: readonly SourceVitals[];
  elasticsearch: ElasticsearchVitals;
  /** Why the last heartbeat could not be written. */
  heartbeatProblem: string | undefined;
  /** Why expired days are still there. */
  retentionProblem: string | undefined;
}
