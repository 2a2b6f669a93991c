/**
 * The server's time, from the `Date` header of its last answer and the time that went by since. The host's clock, which
 * may be wrong by any amount, decides about nothing; it only stands in until the first answer.
 */
export class ServerClock {
  readonly #hostNow: () => number;
  readonly #elapsed: () => number;
  #date: number;
  #observedAt: number;

  constructor(hostNow: () => number = Date.now, elapsed: () => number = () => performance.now()) {
    this.#hostNow = hostNow;
    this.#elapsed = elapsed;
    this.#date = hostNow();
    this.#observedAt = elapsed();
  }

  /** Takes over a `Date` header. False when it is missing or no date. */
  observe(header: string | null): boolean {
    const date = header === null ? Number.NaN : Date.parse(header);
    if (Number.isNaN(date)) {
      return false;
    }
    this.#date = date;
    this.#observedAt = this.#elapsed();
    return true;
  }

  /** Milliseconds since 1970, as exact as the header: to the second. */
  now(): number {
    return Math.floor(this.#date + this.#elapsed() - this.#observedAt);
  }

  /** How far the host's clock is behind the server's, in milliseconds. */
  skewMs(): number {
    return this.now() - this.#hostNow();
  }
}
