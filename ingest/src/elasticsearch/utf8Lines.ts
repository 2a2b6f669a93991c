/** Room for many records at once: one allocation for each of them would cost more than what is written into it. */
const BLOCK_BYTES = 1024 * 1024;

/** More would leave much of a block unused. */
const LONGEST_IN_BLOCK = BLOCK_BYTES / 8;

/** One UTF-16 unit needs at most so many bytes of UTF-8. */
const BYTES_PER_UNIT = 3;

const NEWLINE = 0x0a;

/** Makes UTF-8 of lines once, outside of the heap that garbage is collected from. */
export class Utf8Lines {
  readonly #encoder = new TextEncoder();
  #block = Buffer.alloc(0);
  #used = 0;

  /** The lines, each with a line end. */
  of(lines: readonly string[]): Buffer {
    const most = lines.reduce((sum, line) => sum + line.length * BYTES_PER_UNIT + 1, 0);
    if (most > LONGEST_IN_BLOCK) {
      return Buffer.from(`${lines.join('\n')}\n`);
    }
    if (this.#used + most > this.#block.length) {
      this.#block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
      this.#used = 0;
    }
    const start = this.#used;
    for (const line of lines) {
      this.#used += this.#encoder.encodeInto(line, this.#block.subarray(this.#used)).written;
      this.#block[this.#used++] = NEWLINE;
    }
    return this.#block.subarray(start, this.#used);
  }
}
