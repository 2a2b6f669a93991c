import type { SourceState } from './source.ts';

/** What a source notes down while it is followed, for its `state()`. */
export class StateKeeper {
  readonly #now: () => number;
  #progressAt: number;
  #isBehind = false;
  #lagMs: number | undefined;
  #trouble: string | undefined;
  #faults = 0;
  #throttled = 0;

  /** `now` is a clock that nobody sets: only differences count. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#progressAt = now();
  }

  /** It got on. `lagMs` is 0 when it has everything. */
  gotOn(lagMs: number): void {
    this.#progressAt = this.#now();
    this.#lagMs = lagMs;
    this.#isBehind = lagMs > 0;
    this.#trouble = undefined;
  }

  /** There is something to read. */
  sees(): void {
    if (!this.#isBehind) {
      // It could not get on while there was nothing.
      this.#progressAt = this.#now();
      this.#isBehind = true;
    }
  }

  /** It begins again: what was before says nothing about it. */
  begins(): void {
    this.#progressAt = this.#now();
    this.#trouble = undefined;
  }

  /** Something keeps it from getting on. `reason` holds nothing of a record and no secret. */
  hindered(reason: string): void {
    this.#trouble = reason;
  }

  /** A try failed, and another one follows. `reason` as for `hindered`. */
  failed(reason: string, isThrottled: boolean): void {
    this.#faults++;
    this.#throttled += isThrottled ? 1 : 0;
    this.hindered(reason);
  }

  state(): SourceState {
    return {
      isBehind: this.#isBehind,
      lagMs: this.#lagMs,
      sinceProgressMs: Math.round(this.#now() - this.#progressAt),
      trouble: this.#trouble,
      faults: this.#faults,
      throttled: this.#throttled,
    };
  }
}
