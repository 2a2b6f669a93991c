import type { JsonValue } from '@provlogs/schema/record';

/** Input that was separated from its neighbours: parsed JSON, or why it is none. */
export interface Input {
  /** The text as it was read; cut when it is too long to be kept. */
  raw: string;
  content: { value: JsonValue } | { problem: PieceProblem };
}

/** A part of a file. */
export interface Piece extends Input {
  /** 1-based number of the line it begins on. */
  line: number;
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
  return { line, ...inputOf(bytes) };
}

/** What these bytes say, as UTF-8 text of one JSON value. */
export function inputOf(bytes: Uint8Array): Input {
  let raw: string;
  try {
    raw = strict.decode(bytes);
  } catch {
    return brokenInput(bytes, { kind: 'notUtf8', reason: 'The text is not valid UTF-8.' });
  }
  try {
    const value: JsonValue = JSON.parse(raw);
    return { raw, content: { value } };
  } catch (error) {
    const detail = error instanceof SyntaxError ? error.message.slice(0, 200) : 'not JSON';
    return { raw, content: { problem: { kind: 'notJson', reason: `The text is not valid JSON: ${detail}.` } } };
  }
}

function brokenInput(bytes: Uint8Array, problem: PieceProblem): Input {
  return { raw: lenient.decode(bytes), content: { problem } };
}

/** The piece that is longer than `MAX_PIECE_BYTES`: its beginning is kept. */
export function tooLongPiece(bytes: Uint8Array, line: number): Piece {
  const reason = `Nothing ends within ${MAX_PIECE_BYTES / 1024 / 1024} MB: this is no list of provisioning log records.`;
  return { line, ...brokenInput(bytes.subarray(0, 4096), { kind: 'tooLong', reason }) };
}
