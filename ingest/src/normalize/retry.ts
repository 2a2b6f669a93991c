import { type ProvisioningDocument } from '@provlogs/schema/document';
import { type JsonObject, type JsonValue } from '@provlogs/schema/record';
import { detail, detailsOf } from './steps.ts';
import { readTime } from './time.ts';

type Retry = NonNullable<ProvisioningDocument['provisioning']['retry']>;

/** The sentence about retries ends the reason; so much of its end is read. */
const TAIL = 1_000;
const RETRIED = /\bretried (\d{1,5}) times?\b/;
const NEXT_TIME =
  /\bretried again after this date: ?(\d{4}-\d\d-\d\d[T ][\d:.]{5,24}(?:Z|[+-]\d\d:\d\d)?|\d\d?\/\d\d?\/\d{4} [\d:]{5,8}(?: ?[AP]M)?)/;
const LARGEST_SHORT = 32_767;

/**
 * What a record says about retries of its operation: in the EntryEscrowRetry step, and, newer where both do, in the
 * English text of its reason. A step's next attempt counts only while the operation does not succeed.
 */
export function retryOf(steps: readonly JsonObject[], reason: string | undefined, status: string): Retry | undefined {
  const step = steps.find((step) => step['name'] === 'EntryEscrowRetry');
  const end = reason?.slice(-TAIL) ?? '';
  const text = end.includes('retried') ? end : '';
  if (step === undefined && text === '') {
    return undefined;
  }
  const details = step === undefined ? {} : detailsOf(step);
  const retry = {
    attempt: count(RETRIED.exec(text)?.[1]) ?? count(detail(details, 'CountProcessed')),
    next_at:
      isoTime(NEXT_TIME.exec(text)?.[1]) ??
      (status === 'success' ? undefined : isoTime(detail(details, 'NextAttempt'))),
    first_failed_at: isoTime(detail(details, 'CreationTime')),
  };
  return Object.values(retry).every((value) => value === undefined) ? undefined : retry;
}

function count(value: JsonValue | undefined): number | undefined {
  const isCount = typeof value === 'number' || (typeof value === 'string' && /^\d{1,5}$/.test(value));
  const number = isCount ? Number(value) : -1;
  return Number.isInteger(number) && number >= 0 && number <= LARGEST_SHORT ? number : undefined;
}

function isoTime(value: JsonValue | undefined): string | undefined {
  // The sentence's own full stop.
  const time = readTime(typeof value === 'string' && value.endsWith('.') ? value.slice(0, -1) : value);
  return time === undefined ? undefined : new Date(time).toISOString();
}
