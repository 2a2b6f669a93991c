const HOUR_MS = 3_600_000;

/** Hours after the first failure, before the retries become daily. */
const FIRST_RETRY_HOURS = [6, 12, 24] as const;

/** Failed operations are given up this many days after the first failure. */
export const RETRY_DAYS = 28;

/** The last attempt that the schedule has. */
export const MAX_RETRIES = FIRST_RETRY_HOURS.length + RETRY_DAYS - 1;

/**
 * When a failed operation is retried the n-th time (1, 2, …): milliseconds after its first failure. Published: 6, 12
 * and 24 hours after the first failure, then daily up to 28 days. Undefined: there is no such attempt.
 * https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status
 */
export function retryDelay(attempt: number): number | undefined {
  if (!Number.isInteger(attempt) || attempt < 1 || attempt > MAX_RETRIES) {
    return undefined;
  }
  const hours = FIRST_RETRY_HOURS[attempt - 1] ?? 24 * (attempt - FIRST_RETRY_HOURS.length + 1);
  return hours * HOUR_MS;
}

/** The schedule for people. */
export const RETRY_SCHEDULE =
  'Failed operations are retried 6, 12 and 24 hours after the first failure, then daily, and given up after 28 days.';
