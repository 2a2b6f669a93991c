import { isSystemError } from '../../systemError.ts';
import { decodedBytes, openInput } from './decode.ts';
import { documentPieces } from './jsonDocument.ts';
import { linePieces } from './lines.ts';
import type { Piece } from './pieces.ts';
import { firstLineParses, sniffLayout } from './sniff.ts';

const HEAD_BYTES = 64 * 1024;

/**
 * The pieces of a file (`-`: standard input): NDJSON, JSON lists, Graph pages, portal downloads, Event Hubs batches,
 * also gzipped, told apart by content. They come as many at a time as a chunk of the file ends, and have to be taken
 * before the next are asked for. A file that can't be read to its end gives what it has and then a problem.
 * Throws a `SystemError` when it can't be opened or its disk fails.
 */
export async function* readFile(path: string): AsyncGenerator<Iterable<Piece>> {
  let line = 1;
  function* named(pieces: Iterable<Piece>): Generator<Piece> {
    for (const piece of pieces) {
      line = piece.line;
      // Rejected input is told apart by its text, and where a file ends there is none.
      const isWordless = 'problem' in piece.content && piece.raw() === '';
      yield isWordless ? { ...piece, raw: () => `${path}, line ${piece.line}` } : piece;
    }
  }
  try {
    for await (const pieces of piecesOf(decodedBytes(openInput(path)))) {
      yield named(pieces);
    }
  } catch (error) {
    if (isSystemError(error)) {
      throw error;
    }
    const reason = `The file can't be read to its end: ${String(error)}.`;
    const raw = () => `${path}, behind line ${line}: ${reason}`;
    yield [{ line, raw, content: { problem: { kind: 'unreadable', reason } } }];
  }
}

/** The pieces of text in the layout that its beginning shows. */
export async function* piecesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Iterable<Piece>> {
  const iterator = input[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let headBytes = 0;
  let complete = false;
  let failure: unknown;
  // A stream that goes on living must not wait for its next 64 KB.
  while (!complete && headBytes < HEAD_BYTES && !firstLineParses(Buffer.concat(head).toString())) {
    try {
      const next = await iterator.next();
      if (next.done) {
        complete = true;
      } else {
        head.push(next.value);
        headBytes += next.value.length;
      }
    } catch (error) {
      // What came before the damage is still to be read.
      failure = error;
      complete = true;
    }
  }
  async function* whole() {
    yield* head;
    yield* { [Symbol.asyncIterator]: () => iterator };
    if (failure !== undefined) {
      throw failure;
    }
  }
  const beginning = Buffer.concat(head).toString('utf8', 0, HEAD_BYTES);
  const layout = sniffLayout(beginning, complete && headBytes <= HEAD_BYTES);
  yield* layout === 'lines' ? linePieces(whole()) : documentPieces(whole());
}
