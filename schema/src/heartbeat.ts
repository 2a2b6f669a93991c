/** What a worker can follow. */
export const SOURCE_NAMES = ['graph', 'stream'] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

/**
 * - `starting`: it has not read anything yet
 * - `reading`: there is more to read
 * - `idle`: it has read what there was
 * - `failing`: its last try failed, and it tries again
 * - `stalled`: there is more to read, and nothing has moved for minutes; it is being restarted
 */
export const SOURCE_STATES = ['starting', 'reading', 'idle', 'failing', 'stalled'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** Why a worker is not ready. */
export const NOT_READY_REASONS = [
  'starting',
  'stopping',
  'sourceFailing',
  'sourceStalled',
  'elasticsearchUnavailable',
  'heartbeatFailing',
  'retentionFailing',
] as const;
export type NotReadyReason = (typeof NOT_READY_REASONS)[number];

/** How one source of a worker is doing. */
export interface SourceHeartbeat {
  state: SourceState;
  /** When something was read and acknowledged last, or the source was found to hold nothing new; ISO 8601 in UTC. */
  last_progress_at?: string;
  seconds_since_progress: number;
  /** Age of the oldest moment that has not been read completely; left out while it is not known. */
  lag_seconds?: number;
  /** Since the start: tries that failed, those of them because the source was busy, restarts after a stall. */
  faults: number;
  throttled: number;
  restarts: number;
  /** How far the host's clock is behind the source's; Graph only. */
  clock_skew_seconds?: number;
}

/** Records by where they are now: read = indexed + duplicate + rejected + too_old + in_flight. */
export interface RecordCounts {
  read: number;
  indexed: number;
  duplicate: number;
  rejected: number;
  too_old: number;
}

/**
 * What a running worker says of itself: one document a worker, overwritten every minute, `_id` is `worker.name`. Alert
 * rules, dashboards and `provlogs status` rely on these names. No personal data.
 */
export interface HeartbeatDocument {
  /** When it was written; ISO 8601 in UTC. */
  '@timestamp': string;
  /** `stopped`: its last words; it was told to stop. */
  state: 'running' | 'stopped';
  worker: {
    /** Another one with each start; checkpoints name it too. */
    id: string;
    /** Host and process id: what tells workers apart. */
    name: string;
    host: string;
    version: string;
    started_at: string;
    uptime_seconds: number;
    memory_bytes: number;
    /** What it follows: the keys of `source`. */
    sources: SourceName[];
  };
  readiness: {
    ready: 0 | 1;
    reasons: NotReadyReason[];
    /** A sentence for each reason. */
    text: string[];
  };
  /** Since the start. */
  records: RecordCounts & { in_flight: number };
  /** Since the last heartbeat, `seconds` ago. */
  since_last: RecordCounts & { seconds: number };
  elasticsearch: {
    /** Since the start: requests that have to be sent again, and those of them that were answered 429. */
    retries: number;
    throttled: number;
    /** How long records have been waiting for an acknowledgement; 0 when none waits. */
    waiting_seconds: number;
  };
  /** The largest of the sources' lags. */
  lag_seconds?: number;
  source: Partial<Record<SourceName, SourceHeartbeat>>;
}
