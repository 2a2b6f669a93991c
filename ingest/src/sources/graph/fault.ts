/**
 * What went wrong with a request or a page, by what helps:
 * - `busy`: throttled or timed out; a wait, and a smaller window
 * - `unreachable`: no usable answer; a wait
 * - `content`: an answer that makes no sense; once more, then a smaller window
 * - `tooManyPages`: a smaller window
 */
export type FaultKind = 'busy' | 'unreachable' | 'content' | 'tooManyPages';

interface FaultDetails {
  /** How long the server asks to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** The page as it came, when it could not be understood. */
  raw?: string;
}

/** A window could not be read to its end. The message may be logged: it holds no token and nothing of a record. */
export class GraphFault extends Error {
  override name = 'GraphFault';
  readonly kind: FaultKind;
  readonly retryAfterMs: number | undefined;
  readonly raw: string | undefined;

  constructor(kind: FaultKind, message: string, { retryAfterMs, raw }: FaultDetails = {}) {
    super(message);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
    this.raw = raw;
  }
}

/** A server that asks for more is asked again anyway: an absurd date would stop the worker for good. */
const LONGEST_RETRY_AFTER_MS = 600_000;

/**
 * The wait that a `Retry-After` header asks for, in milliseconds: seconds, or an HTTP date measured from `now`, the
 * server's time. Undefined when there is none or it says nothing.
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) {
    return undefined;
  }
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_RETRY_AFTER_MS);
}
