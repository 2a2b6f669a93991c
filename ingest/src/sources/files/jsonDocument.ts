import { MAX_PIECE_BYTES, type Piece, pieceOf, tooLongPiece } from './pieces.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const NEWLINE = 0x0a;

/** What stands before the list of a Graph page (`value`) or an Event Hubs batch (`records`). */
const LIST_KEY = /"(?:value|records)"\s*:\s*$/;

const FIRST_KEY = /^\{\s*("(?:[^"\\]|\\.){0,200}")/;

/**
 * The records of JSON that spreads over lines or is one long line: the elements of a list, of a page's or batch's
 * list, or objects one after the other. A broken record costs itself only, as far as the beginning of the next one
 * can be told.
 */
export async function* documentPieces(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const splitter = new Splitter();
  for await (const chunk of input) {
    splitter.append(chunk);
    yield* splitter.pieces(false);
  }
  yield* splitter.pieces(true);
}

class Splitter {
  /** What has not been given out yet. */
  #buffer: Buffer = Buffer.alloc(0);
  /** The next byte to look at; one past the end after a backslash that ends the buffer. */
  #position = 0;
  #line = 1;
  /** Objects and lists that are open inside the current record. */
  #depth = 0;
  #inString = false;
  /** Where the current record began, or -1 between records. */
  #start = -1;
  #startLine = 1;

  append(chunk: Uint8Array): void {
    const keepFrom = this.#start < 0 ? Math.min(this.#position, this.#buffer.length) : this.#start;
    this.#buffer = Buffer.concat([this.#buffer.subarray(keepFrom), chunk]);
    this.#position -= keepFrom;
    this.#start = this.#start < 0 ? -1 : 0;
  }

  *pieces(atEnd: boolean): Generator<Piece> {
    for (;;) {
      const end = this.#nextEnd();
      if (end === undefined && this.#start < 0) {
        return;
      }
      const complete =
        end === undefined ? undefined : pieceOf(this.#buffer.subarray(this.#start, end), this.#startLine);
      if (complete !== undefined && 'value' in complete.content) {
        this.#start = -1;
        yield complete;
        continue;
      }
      // Broken, or not all there yet. A missing quote or bracket moves the end: only the next record's start is sure.
      const next = end === undefined && !this.#isFull(atEnd) ? undefined : this.#nextRecordStart();
      if (next === undefined && !this.#isFull(atEnd)) {
        this.#rewind();
        return;
      }
      yield this.#takeBroken(next ?? end ?? this.#buffer.length);
    }
  }

  /** Goes on to the end of the current or next record: the position behind it, or undefined when more is needed. */
  #nextEnd(): number | undefined {
    const buffer = this.#buffer;
    while (this.#position < buffer.length) {
      const at = this.#position++;
      const byte = buffer[at];
      if (byte === NEWLINE) {
        this.#line++;
      }
      if (this.#inString) {
        if (byte === BACKSLASH) {
          this.#position++;
        } else if (byte === QUOTE) {
          this.#inString = false;
        }
      } else if (byte === QUOTE) {
        this.#inString = true;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        this.#open(byte, at);
      } else if ((byte === CLOSE_BRACE || byte === CLOSE_BRACKET) && this.#start >= 0) {
        this.#depth--;
        if (this.#depth === 0) {
          return this.#position;
        }
      }
    }
    return undefined;
  }

  #open(byte: number, at: number): void {
    if (this.#start >= 0) {
      const isPageList =
        byte === OPEN_BRACKET &&
        this.#depth === 1 &&
        LIST_KEY.test(this.#buffer.toString('latin1', Math.max(this.#start, at - 64), at));
      // What began as a record is the page around the records.
      this.#start = isPageList ? -1 : this.#start;
      this.#depth = isPageList ? 0 : this.#depth + 1;
    } else if (byte === OPEN_BRACE) {
      this.#start = at;
      this.#startLine = this.#line;
      this.#depth = 1;
    }
  }

  /** True when waiting for more of the current record is of no use. */
  #isFull(atEnd: boolean): boolean {
    return atEnd || this.#buffer.length - this.#start > MAX_PIECE_BYTES;
  }

  /** Looks at the current record again once there is more of it. */
  #rewind(): void {
    this.#position = this.#start;
    this.#line = this.#startLine;
    this.#start = -1;
    this.#inString = false;
  }

  /** Gives up on the current record and goes on at `next`. */
  #takeBroken(next: number): Piece {
    const bytes = this.#buffer.subarray(this.#start, next);
    const piece =
      bytes.length > MAX_PIECE_BYTES ? tooLongPiece(bytes, this.#startLine) : pieceOf(bytes, this.#startLine);
    this.#line = this.#startLine + newlines(bytes);
    this.#position = next;
    this.#start = -1;
    this.#inString = false;
    return piece;
  }

  /**
   * Where an object with the same first key follows a comma, or begins a line: inside a record, no list has such
   * elements.
   */
  #nextRecordStart(): number | undefined {
    const text = this.#buffer.toString('latin1', this.#start);
    const firstKey = FIRST_KEY.exec(text)?.[1];
    if (firstKey === undefined) {
      return undefined;
    }
    const escaped = firstKey.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const boundary = new RegExp(`(?:,\\s*|\\n)(?=\\{\\s*${escaped}\\s*:)`, 'g');
    return boundary.test(text) ? this.#start + boundary.lastIndex : undefined;
  }
}

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) {
    if (byte === NEWLINE) {
      count++;
    }
  }
  return count;
}
