import type { estypes } from '@elastic/elasticsearch';

import { isTransientStatus } from './problem.ts';

/** What became of one document of a bulk request. */
export type ItemOutcome =
  | { kind: 'indexed' }
  | { kind: 'duplicate' }
  | { kind: 'retry'; reason: string }
  | { kind: 'rejected'; reason: string }
  /** Credentials or a missing right: no later document would fare better. */
  | { kind: 'stop'; reason: string };

/**
 * The outcome of each document, in the order they were sent, or undefined when the reply does not account for every
 * one of them: such a reply acknowledges nothing.
 */
export function bulkOutcomes(response: Partial<estypes.BulkResponse> | null, sent: number): ItemOutcome[] | undefined {
  if (!Array.isArray(response?.items) || response.items.length !== sent) {
    return undefined;
  }
  const outcomes: ItemOutcome[] = [];
  for (const item of response.items) {
    const result = item.create;
    if (result === undefined || typeof result.status !== 'number') {
      return undefined;
    }
    outcomes.push(outcomeOf(result));
  }
  return outcomes;
}

/** What is wrong with the index, not with the document, and is put right without it. */
const PASSING = ['cluster_block_exception', 'index_closed_exception'];

function outcomeOf({ status, error }: estypes.BulkResponseItem): ItemOutcome {
  if (status === 200 || status === 201) {
    return { kind: 'indexed' };
  }
  // `create` found the document there: a record read twice, or written by a request whose reply was lost.
  if (status === 409) {
    return { kind: 'duplicate' };
  }
  const cause = error?.caused_by?.reason;
  const reason = `${error?.type ?? `HTTP ${status}`}: ${error?.reason ?? 'no reason given'}${cause ? ` (${cause})` : ''}`;
  // A full disk blocks the index with 403 and lifts it once there is room; 404 is an index deleted under the writer.
  if (isTransientStatus(status) || status === 404 || PASSING.includes(error?.type ?? '')) {
    return { kind: 'retry', reason };
  }
  if (status === 401 || status === 403) {
    return { kind: 'stop', reason };
  }
  return { kind: 'rejected', reason };
}
