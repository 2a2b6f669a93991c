import { setTimeout as delay } from 'node:timers/promises';

const PERIOD_MS = 10_000;

/**
 * Lets at most `count` requests begin in any ten seconds. Not a bucket that refills steadily: a full one would let
 * nearly twice as many through in its first ten seconds, and Graph's limit is 5.
 */
export class RequestLimit {
  readonly #count: number;
  readonly #now: () => number;
  readonly #wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly #begun: number[] = [];

  constructor(
    count: number,
    now: () => number = () => performance.now(),
    wait: (ms: number, signal: AbortSignal) => Promise<void> = (ms, signal) => delay(ms, undefined, { signal })
  ) {
    this.#count = count;
    this.#now = now;
    this.#wait = wait;
  }

  /** Resolves when a request may begin. One caller at a time. */
  async take(signal: AbortSignal): Promise<void> {
    const oldest = this.#begun.length < this.#count ? undefined : this.#begun.shift();
    const waitMs = oldest === undefined ? 0 : oldest + PERIOD_MS - this.#now();
    if (waitMs > 0) {
      await this.#wait(Math.ceil(waitMs), signal);
    }
    this.#begun.push(this.#now());
  }
}
