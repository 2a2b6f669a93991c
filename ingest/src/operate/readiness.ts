import type { NotReadyReason } from '@provlogs/schema/heartbeat';

import type { SourceVitals, Vitals } from './vitals.ts';

const MINUTE_MS = 60_000;

/** A restart of Elasticsearch takes less. */
const ELASTICSEARCH_PATIENCE_MS = MINUTE_MS;
/** A few failed tries are nothing to look at. */
const SOURCE_PATIENCE_MS = 5 * MINUTE_MS;

export interface Readiness {
  ready: boolean;
  /** Why not: a word to count by, and a sentence that says what to do. */
  reasons: Array<{ reason: NotReadyReason; text: string }>;
}

/** Whether a worker does all of its work, and if not, why. */
export function readinessOf(vitals: Vitals): Readiness {
  const reasons = [
    ...beginningOrEnd(vitals),
    ...elasticsearch(vitals),
    ...vitals.sources.flatMap(sourceReasons),
    ...upkeep(vitals),
  ];
  return { ready: reasons.length === 0, reasons };
}

function beginningOrEnd({ isStopping, sources }: Vitals): Readiness['reasons'] {
  if (isStopping) {
    return [{ reason: 'stopping', text: 'It was told to stop, and writes what is on its way. Nothing to do.' }];
  }
  return sources.length === 0
    ? [{ reason: 'starting', text: 'It waits for Elasticsearch. If that lasts, see whether it runs: provlogs check' }]
    : [];
}

function elasticsearch({ elasticsearch: { waitingMs } }: Vitals): Readiness['reasons'] {
  if (waitingMs < ELASTICSEARCH_PATIENCE_MS) {
    return [];
  }
  const text =
    `Elasticsearch has taken no record for ${minutes(waitingMs)}. Look at its health and its disk space; the worker ` +
    'goes on by itself once it does.';
  return [{ reason: 'elasticsearchUnavailable', text }];
}

function sourceReasons({ name, state, stalledMs }: SourceVitals): Readiness['reasons'] {
  if (stalledMs > 0) {
    const text =
      `${name}: there is more to read, and nothing has moved for ${minutes(stalledMs)}. It is being restarted; if that does not ` +
      'help, restart the worker and look at its log.';
    return [{ reason: 'sourceStalled', text }];
  }
  if (state.trouble !== undefined && state.sinceProgressMs >= SOURCE_PATIENCE_MS) {
    const text = `${name}: ${state.trouble} (for ${minutes(state.sinceProgressMs)}). It goes on trying; see whether the source can be reached.`;
    return [{ reason: 'sourceFailing', text }];
  }
  if (state.lagMs === undefined) {
    const trouble = state.trouble === undefined ? '' : ` (${state.trouble})`;
    return [{ reason: 'starting', text: `${name}: nothing has been read yet${trouble}. Wait a minute.` }];
  }
  return [];
}

function upkeep({ heartbeatProblem, retentionProblem }: Vitals): Readiness['reasons'] {
  const reasons: Readiness['reasons'] = [];
  if (heartbeatProblem !== undefined) {
    const text = `The heartbeat can't be written: ${heartbeatProblem}. Try: provlogs check`;
    reasons.push({ reason: 'heartbeatFailing', text });
  }
  if (retentionProblem !== undefined) {
    reasons.push({ reason: 'retentionFailing', text: retentionProblem });
  }
  return reasons;
}

function minutes(ms: number): string {
  const whole = Math.round(ms / MINUTE_MS);
  return whole === 1 ? '1 minute' : `${whole} minutes`;
}
