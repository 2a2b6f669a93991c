import type { JsonValue } from '@provlogs/schema/record';

/** A part of a file that was separated from its neighbours: parsed JSON, or why it is none. */
export interface Piece {
  /** 1-based number of the line it begins on. */
  line: number;
  /** The text as it was read; cut when it is too long to be kept. */
  raw: string;
  content: { value: JsonValue } | { problem: PieceProblem };
}

export interface PieceProblem {
  kind: 'notUtf8' | 'notJson' | 'tooLong' | 'unreadable';
  /** A sentence for a person. */
  reason: string;
}

/** Longer than any record can be; a piece beyond it is a file that is not what it seems. */
export const MAX_PIECE_BYTES = 32 * 1024 * 1024;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** The piece that these bytes are. */
export function pieceOf(bytes: Uint8Array, line: number): Piece {
  let raw: string;
  try {
    raw = strict.decode(bytes);
  } catch {
    return brokenPiece(bytes, line, { kind: 'notUtf8', reason: 'The text is not valid UTF-8.' });
  }
  try {
    const value: JsonValue = JSON.parse(raw);
    return { line, raw, content: { value } };
  } catch (error) {
    const detail = error instanceof SyntaxError ? error.message.slice(0, 200) : 'not JSON';
    return { line, raw, content: { problem: { kind: 'notJson', reason: `The text is not valid JSON: ${detail}.` } } };
  }
}

/** The piece that these bytes would have been, but for the problem. */
export function brokenPiece(bytes: Uint8Array, line: number, problem: PieceProblem): Piece {
  return { line, raw: lenient.decode(bytes), content: { problem } };
}

/** The piece that is longer than `MAX_PIECE_BYTES`: its beginning is kept. */
export function tooLongPiece(bytes: Uint8Array, line: number): Piece {
  return brokenPiece(bytes.subarray(0, 4096), line, {
    kind: 'tooLong',
    reason: `Nothing ends within ${MAX_PIECE_BYTES / 1024 / 1024} MB: this is no list of provisioning log records.`,
  });
}
