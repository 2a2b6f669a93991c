import { setTimeout as delay } from 'node:timers/promises';

import type { Client, estypes } from '@elastic/elasticsearch';

import { backoffMs } from './backoff.ts';
import { bytesOf, type Entry } from './batch.ts';
import { joined } from './bulkBody.ts';
import { bulkOutcomes, type ItemOutcome, OUTCOME_PATHS } from './bulk.ts';
import type { DayIndices } from './dayIndices.ts';
import { Patience, reasonOf, statusOf } from './problem.ts';
import type { RequestGate } from './requestGate.ts';
import { UserError } from '../userError.ts';

/** Shorter than a request may take: a shard that is missing must not hide what the others did. */
const SHARD_TIMEOUT = '10s';

/** The end of one document's way: it is there, was there, or never will be. */
export type FinalOutcome =
  { kind: 'indexed' } | { kind: 'duplicate' } | { kind: 'rejected'; reason: string; tooLarge: boolean };

/** Told before each wait, so that a person sees why nothing moves. `isThrottled`: there were too many requests (429). */
export type OnRetry = (reason: string, waitMs: number, isThrottled: boolean) => void;

export interface DeliveryOptions<E extends Entry> {
  client: Client;
  days: DayIndices;
  gate: RequestGate;
  onOutcome: (entry: E, outcome: FinalOutcome) => void;
  onRetry: OnRetry;
  /** Told how many bytes a request had that was too large and could be halved. */
  onTooLarge?: (bytes: number) => void;
  signal: AbortSignal;
  random?: () => number;
}

/**
 * Sends entries until each has a final outcome. What may pass by itself is retried without limit; a request that is
 * too large is halved. Resolves to whether one request was enough for all.
 * Throws a `UserError`, or Elasticsearch's own error, for what no retry can help (credentials, missing rights).
 */
export async function deliver<E extends Entry>(entries: E[], options: DeliveryOptions<E>): Promise<boolean> {
  const { onRetry, signal, random = Math.random } = options;
  const patience = new Patience();
  let pending = entries;
  let attempts = 0;
  while (pending.length > 0) {
    attempts++;
    const result = await attemptOnce(pending, patience, options);
    if (result.kind === 'refused') {
      await deliverHalves(pending, result, options);
      return false;
    }
    pending = result.again;
    if (pending.length > 0) {
      const waitMs = backoffMs(attempts, random);
      onRetry(result.reason, waitMs, result.isThrottled);
      await delay(waitMs, undefined, { signal });
    }
  }
  return attempts === 1;
}

/** What became of a request: what of it has to be sent again, or that it was refused as a whole. */
type Attempt<E> =
  | { kind: 'done'; again: E[]; reason: string; isThrottled: boolean }
  | { kind: 'refused'; reason: string; tooLarge: boolean };

async function attemptOnce<E extends Entry>(
  entries: E[],
  patience: Patience,
  options: DeliveryOptions<E>
): Promise<Attempt<E>> {
  const { days, gate, signal } = options;
  try {
    for (const [index, prefix] of new Map(entries.map((entry) => [entry.index, entry.prefix]))) {
      await days.ensure(prefix, index);
    }
  } catch (error) {
    // Such as a cluster that is full of shards, or an index that retention took away meanwhile: no fault of the
    // documents, and put right without them.
    const status = statusOf(error);
    if (patience.mayPass(error) || status === 400 || status === 404) {
      return { kind: 'done', again: entries, reason: reasonOf(error), isThrottled: status === 429 };
    }
    throw error;
  }
  return gate.pass(
    bytesOf(entries),
    () => {
      signal.throwIfAborted();
      return sendOnce(entries, patience, options);
    },
    (result) => result.kind === 'done' && result.again.length > 0
  );
}

async function sendOnce<E extends Entry>(
  entries: E[],
  patience: Patience,
  options: DeliveryOptions<E>
): Promise<Attempt<E>> {
  try {
    // The client's own method takes only what it then writes as text, and makes bytes of, once more.
    const response = await options.client.transport.request<estypes.BulkResponse>({
      method: 'POST',
      path: '/_bulk',
      querystring: { timeout: SHARD_TIMEOUT, filter_path: OUTCOME_PATHS },
      bulkBody: joined(entries.map(({ lines }) => lines)),
    });
    const outcomes = bulkOutcomes(response, entries.length);
    if (outcomes === undefined) {
      const reason = 'The reply to a bulk request does not account for every document.';
      return { kind: 'done', again: entries, reason, isThrottled: false };
    }
    return settle(entries, outcomes, options);
  } catch (error) {
    const reason = reasonOf(error);
    const status = statusOf(error);
    if (patience.mayPass(error)) {
      return { kind: 'done', again: entries, reason, isThrottled: status === 429 };
    }
    if (status === 413 || status === 400) {
      return { kind: 'refused', reason, tooLarge: status === 413 };
    }
    throw error;
  }
}

async function deliverHalves<E extends Entry>(
  entries: E[],
  { reason, tooLarge }: { reason: string; tooLarge: boolean },
  options: DeliveryOptions<E>
): Promise<void> {
  const [first] = entries;
  if (first !== undefined && entries.length === 1) {
    options.onOutcome(first, { kind: 'rejected', reason, tooLarge });
    return;
  }
  if (tooLarge) {
    options.onTooLarge?.(bytesOf(entries));
  }
  const half = Math.ceil(entries.length / 2);
  await deliver(entries.slice(0, half), options);
  await deliver(entries.slice(half), options);
}

function settle<E extends Entry>(
  entries: E[],
  outcomes: ItemOutcome[],
  { days, onOutcome }: DeliveryOptions<E>
): Attempt<E> {
  const again: E[] = [];
  let reason = '';
  let isThrottled = false;
  entries.forEach((entry, position) => {
    const outcome = outcomes[position];
    switch (outcome?.kind) {
      case 'indexed':
      case 'duplicate':
        onOutcome(entry, outcome);
        break;
      case 'rejected':
        onOutcome(entry, { ...outcome, tooLarge: false });
        break;
      case 'stop':
        throw new UserError(
          `Elasticsearch refuses to write to "${entry.index}": ${outcome.reason}. Try: provlogs check`
        );
      default:
        if (outcome?.isIndexGone === true) {
          days.forget(entry.index);
        }
        again.push(entry);
        reason = outcome?.reason ?? '';
        isThrottled ||= outcome?.isThrottled === true;
    }
  });
  return { kind: 'done', again, reason, isThrottled };
}
