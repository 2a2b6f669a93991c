/** Where the lines of one document are in memory. */
export interface Span {
  memory: Buffer;
  start: number;
  end: number;
}

/** One UTF-16 unit needs at most so many bytes of UTF-8. */
const BYTES_PER_UNIT = 3;

const NEWLINE = 0x0a;

/**
 * Memory for the lines of one request. They are made UTF-8 once, where they are sent from, and outside of the heap
 * that garbage is collected from.
 */
export class BulkBody {
  readonly #memory: Buffer;
  #used = 0;

  constructor(bytes: number) {
    this.#memory = Buffer.allocUnsafeSlow(bytes);
  }

  /** Forgets what it holds. Nothing may read the spans that it gave any more. */
  clear(): void {
    this.#used = 0;
  }

  /** The lines, each with a line end; in memory of their own where there is no room for them. */
  add(lines: readonly string[]): Span {
    const most = lines.reduce((sum, line) => sum + line.length * BYTES_PER_UNIT + 1, 0);
    if (this.#used + most > this.#memory.length) {
      const memory = Buffer.from(`${lines.join('\n')}\n`);
      return { memory, start: 0, end: memory.length };
    }
    const start = this.#used;
    for (const line of lines) {
      this.#used += this.#memory.write(line, this.#used);
      this.#memory[this.#used++] = NEWLINE;
    }
    return { memory: this.#memory, start, end: this.#used };
  }
}

/** The bytes of the spans, one after the other; not copied where that is how they are in memory. */
export function joined(spans: readonly Span[]): Buffer {
  const [first] = spans;
  const isWhole = spans.every(
    ({ memory, start }, position) => position === 0 || (memory === first?.memory && start === spans[position - 1]?.end)
  );
  if (first !== undefined && isWhole) {
    return first.memory.subarray(first.start, spans.at(-1)?.end);
  }
  return Buffer.concat(spans.map(({ memory, start, end }) => memory.subarray(start, end)));
}
