import { brokenPiece, MAX_PIECE_BYTES, type Piece, pieceOf, tooLongPiece } from './pieces.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const NEWLINE = 0x0a;
const SPACE = 0x20;

/** What stands before the list of a Graph page (`value`) or an Event Hubs batch (`records`). */
const LIST_KEY = /"(?:value|records)"\s*:\s*$/i;

const FIRST_KEY = /^\{\s*("(?:[^"\\]|\\.){0,200}")/;

/** How far behind a broken record the beginning of the next one is looked for. */
const LOOK_AHEAD_BYTES = 1024 * 1024;

const CUT_OFF = {
  kind: 'unreadable',
  reason: 'The file ends inside its list: it was cut off, and records behind this place are missing.',
} as const;

/**
 * The records of JSON that spreads over lines or is one long line: the elements of a list, of a page's or batch's
 * list, or objects one after the other. A broken record costs itself only, as far as the beginning of the next one
 * can be told; whatever else stands where a record should be is a piece of its own. Those that a chunk ends come
 * together, and have to be taken before the next are asked for.
 */
export async function* documentPieces(input: AsyncIterable<Uint8Array>): AsyncGenerator<Iterable<Piece>> {
  const splitter = new Splitter();
  for await (const chunk of input) {
    splitter.append(chunk);
    yield splitter.pieces(false);
  }
  yield splitter.pieces(true);
}

class Splitter {
  /** What has not been given out yet. */
  #buffer: Buffer = Buffer.alloc(0);
  /** The next byte to look at; one past the end after a backslash that ends the buffer. */
  #position = 0;
  #line = 1;
  /** What the bytes between records belong to: nothing, the list of records, or the rest of the page around it. */
  #place: 'top' | 'list' | 'page' = 'top';
  #listIsInPage = false;
  /** Objects and lists that are open inside the current record, or inside the rest of the page. */
  #depth = 0;
  #inString = false;
  /** Where the current record began, or -1 between records. */
  #start = -1;
  #startLine = 1;
  /** The current record is no object: it ends before the next comma. */
  #isScalar = false;

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
        break;
      }
      const isFull =
        atEnd || this.#buffer.length - (end ?? this.#start) > (end === undefined ? MAX_PIECE_BYTES : LOOK_AHEAD_BYTES);
      if (end === undefined && !isFull) {
        return;
      }
      const complete =
        end === undefined ? undefined : pieceOf(this.#buffer.subarray(this.#start, end), this.#startLine);
      if (complete !== undefined && (this.#isScalar || 'value' in complete.content)) {
        this.#start = -1;
        yield complete;
        continue;
      }
      // A missing quote or bracket moves the end: only the beginning of the next record is sure.
      const next = this.#nextRecordStart();
      if (next === undefined && !isFull) {
        this.#rewind();
        return;
      }
      yield this.#takeBroken(next ?? end ?? this.#buffer.length);
    }
    if (atEnd && this.#place !== 'top') {
      yield brokenPiece(this.#buffer.subarray(this.#buffer.length), this.#line, CUT_OFF);
    }
  }

  /** Goes on to the end of the current or next record: the position behind it, or undefined when more is needed. */
  #nextEnd(): number | undefined {
    const buffer = this.#buffer;
    while (this.#position < buffer.length) {
      const at = this.#position;
      const byte = buffer[at] ?? SPACE;
      if (this.#start >= 0 && this.#isScalar && this.#endsScalar(byte)) {
        return at;
      }
      this.#position++;
      if (byte === NEWLINE) {
        this.#line++;
      }
      if (this.#start < 0 && this.#place !== 'page') {
        this.#between(byte, at);
      } else if (this.#inString) {
        if (byte === BACKSLASH) {
          this.#position++;
        } else if (byte === QUOTE) {
          this.#inString = false;
        }
      } else if (byte === QUOTE) {
        this.#inString = true;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        this.#open(byte, at);
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        this.#depth--;
        if (this.#depth === 0 && this.#start >= 0 && !this.#isScalar) {
          return this.#position;
        }
        if (this.#depth === 0 && this.#start < 0) {
          this.#place = 'top';
        }
      }
    }
    return undefined;
  }

  /** A byte between records: it separates them, opens or closes their list, or begins the next one. */
  #between(byte: number, at: number): void {
    if (byte <= SPACE || byte === COMMA) {
      return;
    }
    if (byte === OPEN_BRACKET && this.#place === 'top') {
      this.#place = 'list';
      this.#listIsInPage = false;
    } else if (byte === CLOSE_BRACKET && this.#place === 'list') {
      this.#place = this.#listIsInPage ? 'page' : 'top';
      this.#depth = 1;
    } else {
      this.#start = at;
      this.#startLine = this.#line;
      this.#isScalar = byte !== OPEN_BRACE;
      this.#inString = byte === QUOTE;
      this.#depth = this.#isScalar ? 0 : 1;
    }
  }

  #endsScalar(byte: number): boolean {
    if (this.#place === 'top' && byte === NEWLINE) {
      return true;
    }
    return !this.#inString && this.#depth <= 0 && (byte === COMMA || byte === CLOSE_BRACKET);
  }

  #open(byte: number, at: number): void {
    const isPageList =
      byte === OPEN_BRACKET &&
      this.#place === 'top' &&
      !this.#isScalar &&
      this.#depth === 1 &&
      LIST_KEY.test(this.#buffer.toString('latin1', Math.max(this.#start, at - 64), at));
    if (isPageList) {
      // What began as a record is the page around the records.
      this.#start = -1;
      this.#place = 'list';
      this.#listIsInPage = true;
    } else {
      this.#depth++;
    }
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
