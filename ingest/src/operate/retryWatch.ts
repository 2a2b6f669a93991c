import type { ElasticsearchVitals } from './vitals.ts';

/** Counts the writers' retries, and how long none of them has got anything through. */
export class RetryWatch {
  readonly #settled: () => number;
  readonly #elapsed: () => number;
  #retries = 0;
  #throttled = 0;
  /** Since when nothing got through, and how many records had an outcome then. */
  #waiting: { since: number; settled: number } | undefined;

  /** `settled` counts the records that have an outcome. `elapsed` is a clock that nobody sets. */
  constructor(settled: () => number, elapsed: () => number = () => performance.now()) {
    this.#settled = settled;
    this.#elapsed = elapsed;
  }

  /** A bulk request has to be sent again. */
  retried({ isThrottled }: { isThrottled: boolean }): void {
    this.#retries++;
    this.#throttled += isThrottled ? 1 : 0;
    const settled = this.#settled();
    if (this.#waiting?.settled !== settled) {
      this.#waiting = { since: this.#elapsed(), settled };
    }
  }

  vitals(): ElasticsearchVitals {
    if (this.#waiting?.settled !== this.#settled()) {
      this.#waiting = undefined;
    }
    const waitingMs = this.#waiting === undefined ? 0 : Math.round(this.#elapsed() - this.#waiting.since);
    return { retries: this.#retries, throttled: this.#throttled, waitingMs };
  }
}
