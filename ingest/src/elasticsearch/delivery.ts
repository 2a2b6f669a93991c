import { setTimeout as delay } from 'node:timers/promises';

import type { Client } from '@elastic/elasticsearch';

import { backoffMs } from './backoff.ts';
import { bulkLines, type Entry } from './batch.ts';
import { bulkOutcomes, type ItemOutcome } from './bulk.ts';
import type { DayIndices } from './dayIndices.ts';
import { isTransient, reasonOf, statusOf } from './problem.ts';
import { UserError } from '../userError.ts';

/** The end of one document's way: it is there, was there, or never will be. */
export type FinalOutcome =
  { kind: 'indexed' } | { kind: 'duplicate' } | { kind: 'rejected'; reason: string; tooLarge: boolean };

export interface DeliveryOptions<E extends Entry> {
  client: Client;
  days: DayIndices;
  onOutcome: (entry: E, outcome: FinalOutcome) => void;
  /** Told before each wait, so that a person sees why nothing moves. */
  onRetry: (reason: string, waitMs: number) => void;
  signal: AbortSignal;
  random?: () => number;
}

/**
 * Sends entries until each has a final outcome. What may pass by itself is retried without limit; a request that is
 * too large is halved.
 * Throws a `UserError`, or Elasticsearch's own error, for what no retry can help (credentials, missing rights).
 */
export async function deliver<E extends Entry>(entries: E[], options: DeliveryOptions<E>): Promise<void> {
  let pending = entries;
  for (let attempt = 1; pending.length > 0; attempt++) {
    const { again, reason } = await attemptOnce(pending, options);
    pending = again;
    if (pending.length > 0 && reason !== undefined) {
      const waitMs = backoffMs(attempt, options.random ?? Math.random);
      options.onRetry(reason, waitMs);
      await delay(waitMs, undefined, { signal: options.signal });
    }
  }
}

interface Attempt<E> {
  /** What has to be sent again. */
  again: E[];
  reason?: string;
}

async function attemptOnce<E extends Entry>(entries: E[], options: DeliveryOptions<E>): Promise<Attempt<E>> {
  const { client, days, onOutcome } = options;
  try {
    for (const [index, prefix] of new Map(entries.map((entry) => [entry.index, entry.prefix]))) {
      await days.ensure(prefix, index);
    }
  } catch (error) {
    // Such as a cluster that is full of shards: no fault of the documents, and it may be put right meanwhile.
    if (isTransient(error) || statusOf(error) === 400) {
      return { again: entries, reason: reasonOf(error) };
    }
    throw error;
  }
  try {
    const response = await client.bulk({ operations: bulkLines(entries) });
    const outcomes = bulkOutcomes(response, entries.length);
    if (outcomes === undefined) {
      return { again: entries, reason: 'The reply to a bulk request does not account for every document.' };
    }
    return settle(entries, outcomes, options);
  } catch (error) {
    if (isTransient(error)) {
      return { again: entries, reason: reasonOf(error) };
    }
    const status = statusOf(error);
    if (status === 413 || status === 400) {
      if (entries.length === 1) {
        for (const entry of entries) {
          onOutcome(entry, { kind: 'rejected', reason: reasonOf(error), tooLarge: status === 413 });
        }
        return { again: [] };
      }
      const half = Math.ceil(entries.length / 2);
      await deliver(entries.slice(0, half), options);
      await deliver(entries.slice(half), options);
      return { again: [] };
    }
    throw error;
  }
}

function settle<E extends Entry>(
  entries: E[],
  outcomes: ItemOutcome[],
  { days, onOutcome }: DeliveryOptions<E>
): Attempt<E> {
  const again: E[] = [];
  let reason: string | undefined;
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
        days.forget(entry.index);
        again.push(entry);
        reason = outcome?.reason;
    }
  });
  return { again, ...(reason === undefined ? {} : { reason }) };
}
