import { setTimeout as delay } from 'node:timers/promises';

import { backoffMs } from './backoff.ts';
import { reasonOf } from './problem.ts';

export interface PatienceOptions {
  /** What is worth another try. */
  mayPass: (error: unknown) => boolean;
  /** Told before each wait, so that a person sees why nothing moves. */
  onRetry: (reason: string, waitMs: number) => void;
  signal: AbortSignal;
}

/**
 * Asks Elasticsearch again and again for what it may answer later. Throws what no retry can help, and an `AbortError`
 * when `signal` is aborted meanwhile.
 */
export async function untilAnswered<T>(ask: () => Promise<T>, options: PatienceOptions): Promise<T> {
  const { mayPass, onRetry, signal } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (!mayPass(error)) {
        throw error;
      }
      const waitMs = backoffMs(attempt, Math.random);
      onRetry(reasonOf(error), waitMs);
      await delay(waitMs, undefined, { signal });
    }
  }
}
