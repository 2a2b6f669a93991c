import { MAX_PIECE_BYTES, type Piece, pieceOf, tooLongPiece } from './pieces.ts';

const NEWLINE = 0x0a;
const SPACE = 0x20;

/**
 * One piece a line, those that a chunk ends at a time; they have to be taken before the next are asked for. Blank lines
 * are passed over; a line that is broken costs itself only.
 * Throws what the input throws, after the part of a line that came before it.
 */
export async function* linePieces(input: AsyncIterable<Uint8Array>): AsyncGenerator<Iterable<Piece>> {
  const lines = new Lines();
  let failure: { error: unknown } | undefined;
  try {
    for await (const chunk of input) {
      yield lines.endedBy(chunk);
    }
  } catch (error) {
    failure = { error };
  }
  yield lines.last();
  if (failure !== undefined) {
    throw failure.error;
  }
}

/** Cuts chunks at line ends, and counts the lines. */
class Lines {
  #rest: Uint8Array[] = [];
  #restBytes = 0;
  #line = 1;

  *endedBy(chunk: Uint8Array): Generator<Piece> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const part = chunk.subarray(start, end);
      start = end + 1;
      yield* this.#take(part);
    }
    // Of a line that is too long only the beginning is kept, so that memory stays bounded.
    if (this.#restBytes <= MAX_PIECE_BYTES) {
      this.#rest.push(chunk.subarray(start));
      this.#restBytes += chunk.length - start;
    }
  }

  last(): Iterable<Piece> {
    return this.#take(new Uint8Array());
  }

  /** The line that ends with `part`. */
  *#take(part: Uint8Array): Generator<Piece> {
    const bytes = this.#restBytes === 0 ? part : Buffer.concat([...this.#rest, part]);
    const line = this.#line++;
    this.#rest = [];
    this.#restBytes = 0;
    if (bytes.length > MAX_PIECE_BYTES) {
      yield tooLongPiece(bytes, line);
    } else if (!isBlank(bytes)) {
      yield pieceOf(bytes, line);
    }
  }
}

/** True for nothing but blanks, tabs and carriage returns. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte <= SPACE);
}
