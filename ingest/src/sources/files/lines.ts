import { MAX_PIECE_BYTES, type Piece, pieceOf, tooLongPiece } from './pieces.ts';

const NEWLINE = 0x0a;
const SPACE = 0x20;

/**
 * One piece a line. Blank lines are passed over; a line that is broken costs itself only.
 * Throws what the input throws, after the part of a line that came before it.
 */
export async function* linePieces(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let rest: Uint8Array[] = [];
  let restBytes = 0;
  let line = 1;
  let failure: { error: unknown } | undefined;
  try {
    for await (const chunk of input) {
      let start = 0;
      for (;;) {
        const end = chunk.indexOf(NEWLINE, start);
        if (end < 0) {
          break;
        }
        const part = chunk.subarray(start, end);
        yield* lineOf(restBytes === 0 ? part : Buffer.concat([...rest, part]), line);
        rest = [];
        restBytes = 0;
        start = end + 1;
        line++;
      }
      // Of a line that is too long only the beginning is kept, so that memory stays bounded.
      if (restBytes <= MAX_PIECE_BYTES) {
        rest.push(chunk.subarray(start));
        restBytes += chunk.length - start;
      }
    }
  } catch (error) {
    failure = { error };
  }
  yield* lineOf(Buffer.concat(rest), line);
  if (failure !== undefined) {
    throw failure.error;
  }
}

function* lineOf(bytes: Uint8Array, line: number): Generator<Piece> {
  if (bytes.length > MAX_PIECE_BYTES) {
    yield tooLongPiece(bytes, line);
  } else if (!isBlank(bytes)) {
    yield pieceOf(bytes, line);
  }
}

/** True for nothing but blanks, tabs and carriage returns. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte <= SPACE);
}
