import { retryDelay } from '@provlogs/schema/retrySchedule';
import type { Operation } from './operations.ts';

/** What the first step of a retry tells. */
export interface RetryState {
  /** As `M/d/yyyy h:mm:ss AM`, in UTC. */
  nextAttempt: string;
  /** When the operation first failed; ISO 8601 with seven decimals. */
  createdAt: string;
  change: 'Add' | 'Update' | 'Delete';
  attempt: number;
}

/** Undefined for a first attempt. */
export function retryState({ attempt, firstAt, action, at }: Operation): RetryState | undefined {
  if (attempt === 0) {
    return undefined;
  }
  return {
    nextAttempt: americanTime(nextRetry(attempt, firstAt) ?? at),
    createdAt: sevenDecimals(firstAt),
    change: action === 'create' ? 'Add' : action === 'delete' ? 'Delete' : 'Update',
    attempt,
  };
}

/** What the service appends to the reason of a failure. */
export function retrySentence({ attempt, firstAt }: Operation): string {
  const next = nextRetry(attempt, firstAt);
  const tried = `This operation was retried ${attempt} times.`;
  return next === undefined ? tried : `${tried} It will be retried again after this date: ${sevenDecimals(next)} UTC`;
}

function nextRetry(attempt: number, firstAt: number): number | undefined {
  const delay = retryDelay(attempt + 1);
  return delay === undefined ? undefined : firstAt + delay;
}

function sevenDecimals(time: number): string {
  return new Date(time).toISOString().replace('Z', '0000Z');
}

function americanTime(time: number): string {
  const date = new Date(time);
  const hours = date.getUTCHours();
  const [minutes, seconds] = [date.getUTCMinutes(), date.getUTCSeconds()].map((part) => String(part).padStart(2, '0'));
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  return `${day} ${hours % 12 || 12}:${minutes}:${seconds} ${hours < 12 ? 'AM' : 'PM'}`;
}
