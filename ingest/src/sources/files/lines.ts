import { MAX_PIECE_BYTES, type Piece, pieceOf, tooLongPiece } from './pieces.ts';

const NEWLINE = 0x0a;
const SPACE = 0x20;

/** One piece a line. Blank lines are passed over; a line that is broken costs itself only. */
export async function* linePieces(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let rest: Uint8Array[] = [];
  let restBytes = 0;
  let line = 1;
  for await (const chunk of input) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      if (end < 0) {
        break;
      }
      const bytes = restBytes === 0 ? chunk.subarray(start, end) : Buffer.concat([...rest, chunk.subarray(start, end)]);
      yield* lineOf(bytes, line);
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
  yield* lineOf(Buffer.concat(rest), line);
}

function* lineOf(bytes: Uint8Array, line: number): Generator<Piece> {
  if (bytes.length > MAX_PIECE_BYTES) {
    yield tooLongPiece(bytes, line);
    return;
  }
  if (!isBlank(bytes)) {
    yield pieceOf(bytes, line);
  }
}

/** True for nothing but blanks, tabs and carriage returns. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte <= SPACE);
}
