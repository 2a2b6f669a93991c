/**
 * A server's time, from the last time that it told and what went by since. The host's clock, which may be wrong by any
 * amount, decides about nothing; it only stands in until the server has told for the first time.
 */
export class ServerClock {
  readonly #hostNow: () => number;
  readonly #elapsed: () => number;
  #told: number;
  #toldAt: number;

  constructor(hostNow: () => number = Date.now, elapsed: () => number = () => performance.now()) {
    this.#hostNow = hostNow;
    this.#elapsed = elapsed;
    this.#told = hostNow();
    this.#toldAt = elapsed();
  }

  /** Takes over what the server told, in milliseconds since 1970. */
  observe(time: number): void {
    this.#told = time;
    this.#toldAt = this.#elapsed();
  }

  /** Milliseconds since 1970, as exact as the server told. */
  now(): number {
    return Math.floor(this.#told + this.#elapsed() - this.#toldAt);
  }

  /** How far the host's clock is behind the server's, in milliseconds. */
  skewMs(): number {
    return this.now() - this.#hostNow();
  }
}
