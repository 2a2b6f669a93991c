import { createHash } from 'node:crypto';

/** Why input did not become a record. */
export interface Rejection {
  /** A word to count by. */
  kind: string;
  /** A sentence for a person. */
  reason: string;
}

/** The document id of rejected input: the same input read again is kept once. */
export function rejectId(raw: string): string {
  return createHash('sha256').update(raw).digest('base64url');
}

/** A tenth of input that is too large to be kept whole: enough to see what it was. */
export function cutRaw(raw: string): string {
  return raw.slice(0, Math.floor(raw.length / 10));
}
