import { MAX_RETRIES, retryDelay } from '@provlogs/schema/retrySchedule';
import type { Application } from './applications.ts';
import { MINUTE_MS } from './clock.ts';
import { failuresOf, type ApplicationFailure } from './failures.ts';
import { fraction, hash, PURPOSES } from './random.ts';
import { spikeOf, STREAMS, type StreamName, type Tenant } from './tenant.ts';

/** An operation that fails at first. */
export interface Setback {
  failure: ApplicationFailure;
  /** The retry that succeeds; above the last one: none does. */
  succeedsAt: number;
}

/** Streams whose operations can fail. */
export const FALLIBLE = ['join', 'leave', 'change', 'membership', 'assignment', 'spike'] as const;

/** More than there are. */
const APPLICATIONS = 100;

/** A retry comes with the first cycle that starts this long after it is due: longer than any cycle takes. */
export const RETRY_SLACK = 80 * MINUTE_MS;

/** How the application's operation fails, if it does; decided once for all of its attempts. */
export function setbackOf(
  tenant: Tenant,
  application: Application,
  stream: StreamName,
  number: number
): Setback | undefined {
  const { seed } = tenant;
  const about = STREAMS.indexOf(stream) * APPLICATIONS + application.index;
  const persistence = fraction(hash(seed, PURPOSES.persistence, about, number));
  if (stream === 'spike') {
    const [failure] = failuresOf(application.codePrefix, [spikeOf(number).failure]);
    return failure && { failure, succeedsAt: persistence < 0.9 ? 1 : 2 };
  }
  const rate = stream === 'assignment' ? 1 : fallible(stream) ? application.failureRate : 0;
  if (fraction(hash(seed, PURPOSES.failure, about, number)) >= rate) {
    return undefined;
  }
  const failures = application.failures[stream === 'join' || stream === 'assignment' ? 'new' : 'existing'];
  const failure = failures[hash(seed, PURPOSES.failureKind, about, number) % failures.length];
  return (
    failure && { failure, succeedsAt: failure.failure.transient ? (persistence < 0.85 ? 1 : 2) : lasting(persistence) }
  );
}

function fallible(stream: StreamName): boolean {
  return FALLIBLE.some((name) => name === stream);
}

/** Most are settled within a day, some take weeks, a few are given up. */
function lasting(dice: number): number {
  if (dice < 0.75) {
    return dice < 0.4 ? 1 : dice < 0.62 ? 2 : 3;
  }
  return dice < 0.97 ? 4 + Math.floor(((dice - 0.75) / 0.22) ** 2 * 12) : MAX_RETRIES + 1;
}

/** From when on the operation is done: at once, after its retries, or never. */
export function settledAt(tenant: Tenant, application: Application, stream: StreamName, number: number): number {
  const time = tenant.sequences[stream].timeOf(number);
  const setback = setbackOf(tenant, application, stream, number);
  const delay = setback === undefined ? 0 : (retryDelay(setback.succeedsAt) ?? Infinity);
  return time + 2 * RETRY_SLACK + delay;
}
