const FIRST_MS = 500;
/** What is healthy again is used again within half a minute. */
const LONGEST_MS = 20_000;

/**
 * Milliseconds to wait before the next try, `attempt` counted from 1: exponential with full jitter, so that workers
 * that failed together do not come back together. `random` gives [0, 1).
 */
export function backoffMs(attempt: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.ceil(random() * ceiling);
}
