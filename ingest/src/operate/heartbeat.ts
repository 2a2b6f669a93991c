import type {
  HeartbeatDocument,
  RecordCounts,
  SourceHeartbeat,
  SourceState as StateName,
} from '@provlogs/schema/heartbeat';

import { VERSION } from '../version.ts';
import { readinessOf } from './readiness.ts';
import type { SourceVitals, Vitals } from './vitals.ts';

/** Which worker it is. */
export interface WorkerIdentity {
  id: string;
  host: string;
  pid: number;
}

/** What changes with every heartbeat and is not in the vitals. */
export interface Beat {
  state: HeartbeatDocument['state'];
  memoryBytes: number;
  /** The heartbeat before, if there was one. */
  previous: HeartbeatDocument | undefined;
}

/** The heartbeat of one moment. */
export function heartbeatOf(vitals: Vitals, worker: WorkerIdentity, beat: Beat): HeartbeatDocument {
  const { ready, reasons } = readinessOf(vitals);
  const records = recordsOf(vitals.sources);
  const lags = vitals.sources.flatMap(({ state: { lagMs } }) => (lagMs === undefined ? [] : [lagMs / 1000]));
  const { retries, throttled, waitingMs } = vitals.elasticsearch;
  const uptimeSeconds = vitals.uptimeMs / 1000;
  const sinceSeconds = uptimeSeconds - (beat.previous?.worker.uptime_seconds ?? 0);
  return {
    '@timestamp': new Date(vitals.now).toISOString(),
    state: beat.state,
    worker: {
      id: worker.id,
      name: `${worker.host}/${worker.pid}`,
      host: worker.host,
      version: VERSION,
      started_at: new Date(vitals.now - vitals.uptimeMs).toISOString(),
      uptime_seconds: uptimeSeconds,
      memory_bytes: beat.memoryBytes,
      sources: vitals.sources.map(({ name }) => name),
    },
    readiness: {
      ready: ready ? 1 : 0,
      reasons: reasons.map(({ reason }) => reason),
      text: reasons.map(({ text }) => text),
    },
    records,
    since_last: { ...difference(records, beat.previous?.records), seconds: Math.round(sinceSeconds * 1000) / 1000 },
    elasticsearch: { retries, throttled, waiting_seconds: waitingMs / 1000 },
    ...(lags.length === 0 ? {} : { lag_seconds: Math.max(...lags) }),
    source: Object.fromEntries(vitals.sources.map((source) => [source.name, sourceHeartbeat(source, vitals.now)])),
  };
}

function recordsOf(sources: readonly SourceVitals[]): HeartbeatDocument['records'] {
  const sum = (count: (source: SourceVitals) => number) => sources.reduce((total, source) => total + count(source), 0);
  return {
    read: sum(({ counts }) => counts.read),
    indexed: sum(({ counts }) => counts.indexed),
    duplicate: sum(({ counts }) => counts.duplicate),
    rejected: sum(({ counts }) => counts.rejected),
    too_old: sum(({ counts }) => counts.tooOld),
    in_flight: sum(({ inFlight }) => inFlight),
  };
}

function difference(now: RecordCounts, before: RecordCounts | undefined): RecordCounts {
  return {
    read: now.read - (before?.read ?? 0),
    indexed: now.indexed - (before?.indexed ?? 0),
    duplicate: now.duplicate - (before?.duplicate ?? 0),
    rejected: now.rejected - (before?.rejected ?? 0),
    too_old: now.too_old - (before?.too_old ?? 0),
  };
}

function sourceHeartbeat(source: SourceVitals, now: number): SourceHeartbeat {
  const { state, restarts } = source;
  return {
    state: stateName(source),
    ...(state.lagMs === undefined
      ? {}
      : { last_progress_at: new Date(now - state.sinceProgressMs).toISOString(), lag_seconds: state.lagMs / 1000 }),
    seconds_since_progress: state.sinceProgressMs / 1000,
    faults: state.faults,
    throttled: state.throttled,
    restarts,
    ...(state.clockSkewMs === undefined ? {} : { clock_skew_seconds: state.clockSkewMs / 1000 }),
  };
}

function stateName({ state, stalledMs }: SourceVitals): StateName {
  if (stalledMs > 0) {
    return 'stalled';
  }
  if (state.trouble !== undefined) {
    return 'failing';
  }
  if (state.lagMs === undefined) {
    return 'starting';
  }
  return state.isBehind ? 'reading' : 'idle';
}
