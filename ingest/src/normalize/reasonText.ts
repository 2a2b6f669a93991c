const HALF = 4_000;

/**
 * What of a reason is searched: hostile or broken targets send megabytes. What matters stands at its start or its
 * end.
 */
export function searchable(reason: string): string {
  return reason.length <= 2 * HALF ? reason : `${reason.slice(0, HALF)} … ${reason.slice(-HALF)}`;
}

const RETRY_SENTENCE = 'This operation was retried';

/** The reason without what the service adds about its own retries, which changes from attempt to attempt. */
export function withoutRetries(reason: string): string {
  const start = reason.indexOf(RETRY_SENTENCE);
  return start === -1 ? reason : reason.slice(0, start).trimEnd();
}
