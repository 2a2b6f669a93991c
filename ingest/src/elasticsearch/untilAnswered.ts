import { setTimeout as delay } from 'node:timers/promises';

import { backoffMs } from './backoff.ts';
import { isTransient, reasonOf } from './problem.ts';

export interface PatienceOptions {
  /** Told before each wait, so that a person sees why nothing moves. */
  onRetry: (reason: string, waitMs: number) => void;
  signal: AbortSignal;
}

/**
 * Asks Elasticsearch again and again for what it may answer later. Throws what no retry can help, and an `AbortError`
 * when `signal` is aborted meanwhile.
 */
export async function untilAnswered<T>(ask: () => Promise<T>, { onRetry, signal }: PatienceOptions): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (!isTransient(error)) {
        throw error;
      }
      const waitMs = backoffMs(attempt, Math.random);
      onRetry(reasonOf(error), waitMs);
      await delay(waitMs, undefined, { signal });
    }
  }
}
