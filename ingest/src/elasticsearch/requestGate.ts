/** More do not make one worker faster, and each holds a request's text and its records in memory. */
const MOST = 6;
const FIRST = 2;

/** So many requests waiting at Elasticsearch keep it busy; with more of them each only takes longer. */
const SHORT_QUEUE = 1;
const LONG_QUEUE = 3;

/**
 * How many requests may be at Elasticsearch at a time. One more now and then while it answers as promptly as it did
 * when it had little to do, one less when requests queue there, half when it turned one away or did not answer.
 */
export class RequestGate {
  readonly #now: () => number;
  #allowed = FIRST;
  #inside = 0;
  #begun = 0;
  readonly #waiting: Array<() => void> = [];
  /** What a request without company takes, by the size of the request as a power of 2. */
  readonly #aloneMs = new Map<number, number>();
  #halvedAt = Number.NEGATIVE_INFINITY;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** At least 1. */
  get limit(): number {
    return Math.floor(this.#allowed);
  }

  /**
   * Sends a request of so many bytes when its turn has come. `isRefusal` tells from its result whether Elasticsearch
   * had too much.
   */
  async pass<T>(bytes: number, request: () => Promise<T>, isRefusal: (result: T) => boolean): Promise<T> {
    while (this.#inside >= this.limit) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const began = this.#now();
    this.#inside++;
    const number = ++this.#begun;
    const hasCompany = this.#inside > 1;
    const isFull = this.#inside >= this.limit;
    try {
      const result = await request();
      if (isRefusal(result)) {
        this.#halve(began);
      } else {
        const isAlone = !hasCompany && number === this.#begun;
        const aloneMs = this.#learn(bytes, this.#now() - began, isAlone);
        this.#adapt(this.#now() - began, aloneMs, isFull);
      }
      return result;
    } finally {
      this.#inside--;
      this.#waiting.splice(0).forEach((wake) => wake());
    }
  }

  /** Requests that were on their way together fail together: that counts once. */
  #halve(began: number): void {
    if (began >= this.#halvedAt) {
      this.#allowed = Math.max(1, this.#allowed / 2);
      this.#halvedAt = this.#now();
    }
  }

  #learn(bytes: number, tookMs: number, isAlone: boolean): number {
    const size = Math.ceil(Math.log2(bytes));
    const known = this.#aloneMs.get(size) ?? tookMs;
    const aloneMs = isAlone ? (known + tookMs) / 2 : Math.min(known, tookMs);
    this.#aloneMs.set(size, aloneMs);
    return aloneMs;
  }

  /**
   * Had a request's whole time beyond that of one without company been spent in a queue, so long would the queue be.
   * An Elasticsearch that became slow looks the same until it is asked one by one again, which tells.
   */
  #adapt(tookMs: number, aloneMs: number, isFull: boolean): void {
    const queue = tookMs === 0 ? 0 : this.#allowed * (1 - Math.min(1, aloneMs / tookMs));
    if (queue > LONG_QUEUE) {
      this.#allowed = Math.max(1, this.#allowed - 1 / this.#allowed);
    } else if (queue < SHORT_QUEUE && isFull) {
      this.#allowed = Math.min(MOST, this.#allowed + 1 / this.#allowed);
    }
  }
}
