import type { SourceState } from '../sources/source.ts';
import type { ElasticsearchVitals } from './vitals.ts';

const MINUTE_MS = 60_000;

/** Nothing that moves takes so long for a page or a batch. */
const STALL_MS = 5 * MINUTE_MS;
/** A source that was told to wait, by Graph for ten minutes at most, must not be made to ask sooner. */
const STALL_IN_TROUBLE_MS = 15 * MINUTE_MS;

/**
 * True when there is something to read and nothing has moved for minutes, and it is not Elasticsearch that holds it
 * up: a source that is restarted would only wait for it again.
 */
export function isStalled(state: SourceState, { waitingMs }: ElasticsearchVitals): boolean {
  const patienceMs = state.trouble === undefined ? STALL_MS : STALL_IN_TROUBLE_MS;
  return state.isBehind && state.sinceProgressMs >= patienceMs && waitingMs === 0;
}
