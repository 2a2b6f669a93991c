import { brokenInput, type Input, inputOf, type InputProblem } from '../input.ts';

/** A part of a file that was separated from its neighbours. */
export interface Piece extends Input {
  /** 1-based number of the line it begins on. */
  line: number;
}

/** Longer than any record can be; a piece beyond it is a file that is not what it seems. */
export const MAX_PIECE_BYTES = 32 * 1024 * 1024;

/** The piece that these bytes are. */
export function pieceOf(bytes: Uint8Array, line: number): Piece {
  return { line, ...inputOf(bytes) };
}

/** The piece that these bytes would have been, but for the problem. */
export function brokenPiece(bytes: Uint8Array, line: number, problem: InputProblem): Piece {
  return { line, ...brokenInput(bytes, problem) };
}

/** The piece that is longer than `MAX_PIECE_BYTES`: its beginning is kept. */
export function tooLongPiece(bytes: Uint8Array, line: number): Piece {
  return brokenPiece(bytes.subarray(0, 4096), line, {
    kind: 'tooLong',
    reason: `Nothing ends within ${MAX_PIECE_BYTES / 1024 / 1024} MB: this is no list of provisioning log records.`,
  });
}
