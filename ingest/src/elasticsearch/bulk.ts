import type { estypes } from '@elastic/elasticsearch';

import { isTransientAnswer, withoutRequest } from './problem.ts';

/** What became of one document of a bulk request. */
export type ItemOutcome =
  | { kind: 'indexed' }
  | { kind: 'duplicate' }
  | { kind: 'retry'; reason: string; isIndexGone: boolean; isThrottled: boolean }
  | { kind: 'rejected'; reason: string }
  /** Credentials or a missing right: no later document would fare better. */
  | { kind: 'stop'; reason: string };

/** All that `bulkOutcomes` reads of a reply, an eighth of it: each item's index, id and shards are known or not needed. */
export const OUTCOME_PATHS = ['status', 'error', 'failure_store'].map((key) => `items.create.${key}`);

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

function outcomeOf({ status, error, failure_store: failureStore }: estypes.BulkResponseItem): ItemOutcome {
  if (status === 200 || status === 201) {
    // A success by its status, but kept where nobody looks for records.
    return failureStore === 'used'
      ? { kind: 'rejected', reason: 'Elasticsearch could not index it and put it into its failure store.' }
      : { kind: 'indexed' };
  }
  // `create` found the document there: a record read twice, or written by a request whose reply was lost.
  if (status === 409) {
    return { kind: 'duplicate' };
  }
  const cause = error?.caused_by?.reason;
  const reason = `${error?.type ?? `HTTP ${status}`}: ${error?.reason ?? 'no reason given'}${cause ? ` (${cause})` : ''}`;
  // A full disk blocks the index with 403 and lifts it once there is room; 404 is an index deleted under the writer.
  if (isTransientAnswer(status, error?.type) || status === 404) {
    return { kind: 'retry', reason: withoutRequest(reason), isIndexGone: status === 404, isThrottled: status === 429 };
  }
  if (status === 401 || status === 403) {
    return { kind: 'stop', reason };
  }
  return { kind: 'rejected', reason };
}
