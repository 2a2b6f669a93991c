import { MAX_RETRIES, retryDelay } from '@provlogs/schema/retrySchedule';
import type { Application } from './applications.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './clock.ts';
import type { ApplicationFailure } from './failures.ts';
import { concerns, happening, type Happening } from './happenings.ts';
import { fraction, hash, PURPOSES } from './random.ts';
import type { Schedule } from './schedule.ts';
import { FALLIBLE, RETRY_SLACK, setbackOf } from './setbacks.ts';
import { STREAMS, type StreamName, type Tenant } from './tenant.ts';

/** What becomes one record. */
export interface Operation extends Happening {
  application: Application;
  stream: StreamName;
  number: number;
  cycle: number;
  /** 0 at first, then the number of the retry. */
  attempt: number;
  /** Set when this attempt fails. */
  failure: ApplicationFailure | undefined;
  /** When it happened, and when its first attempt did; milliseconds since 1970. */
  at: number;
  firstAt: number;
  /** When it could be read. */
  availableAt: number;
}

const EARLIEST_DELAY = 90 * SECOND_MS;
const USUAL_DELAY = 15 * MINUTE_MS;
const LATE = 2 * HOUR_MS;
/** No record can be read later than this after it happened. */
export const LATEST_DELAY = 30 * HOUR_MS;

/** What must not be missing in any 24 hours is never late. */
const PROMPT: readonly StreamName[] = ['groupCreation', 'role', 'assignment'];

/** The operations of one cycle of one application, in no particular order. */
export function* operations(
  tenant: Tenant,
  application: Application,
  schedule: Schedule,
  cycle: number
): Generator<Operation> {
  const run = { application, schedule, cycle, after: schedule.start(cycle - 1), upTo: schedule.start(cycle) };
  const fallible = FALLIBLE.filter((stream) => concerns(application, stream));
  for (const stream of STREAMS) {
    yield* attempts(tenant, run, stream, 0, 0);
  }
  for (let attempt = 1; attempt <= MAX_RETRIES; attempt++) {
    const wait = RETRY_SLACK + (retryDelay(attempt) ?? 0);
    for (const stream of fallible) {
      yield* attempts(tenant, run, stream, attempt, wait);
    }
  }
}

/** One cycle takes what happened after a time and up to another. */
interface Run {
  application: Application;
  schedule: Schedule;
  cycle: number;
  after: number;
  upTo: number;
}

/** The operations of one stream whose `attempt` is due in the cycle, `wait` milliseconds after they happened. */
function* attempts(tenant: Tenant, run: Run, stream: StreamName, attempt: number, wait: number): Generator<Operation> {
  const { application, schedule, cycle } = run;
  const sequence = tenant.sequences[stream];
  const end = sequence.firstAfter(run.upTo - wait);
  for (let number = sequence.firstAfter(run.after - wait); number < end; number++) {
    const setback = setbackOf(tenant, application, stream, number);
    const what = attempt > (setback?.succeedsAt ?? 0) ? undefined : happening(tenant, application, stream, number);
    // What is skipped or half done cannot fail, so it has no retries either.
    if (what === undefined || (attempt > 0 && what.verdict !== 'success')) {
      continue;
    }
    const fails = setback !== undefined && what.verdict === 'success' && attempt < setback.succeedsAt;
    const at = moment(tenant, run, cycle, number, attempt);
    yield {
      ...what,
      application,
      stream,
      number,
      cycle,
      attempt,
      failure: fails ? setback.failure : undefined,
      at,
      firstAt: attempt === 0 ? at : moment(tenant, run, schedule.firstFrom(sequence.timeOf(number)), number, 0),
      availableAt: at + delay(tenant, application, stream, number, attempt),
    };
  }
}

/** When within a cycle an operation happens. */
function moment(tenant: Tenant, { application, schedule }: Run, cycle: number, number: number, attempt: number) {
  const hashed = hash(tenant.seed, PURPOSES.moment, application.index, number, attempt);
  return schedule.start(cycle) + (hashed % schedule.span);
}

function delay(tenant: Tenant, application: Application, stream: StreamName, number: number, attempt: number): number {
  const kind = fraction(hash(tenant.seed, PURPOSES.delay, application.index, number, 2 * attempt));
  const length = fraction(hash(tenant.seed, PURPOSES.delay, application.index, number, 2 * attempt + 1));
  if (kind >= 0.022 || PROMPT.includes(stream)) {
    return EARLIEST_DELAY + Math.floor(length ** 2 * (USUAL_DELAY - EARLIEST_DELAY));
  }
  return kind < 0.002
    ? LATE + Math.floor(length * (LATEST_DELAY - LATE))
    : USUAL_DELAY + Math.floor(length * (LATE - USUAL_DELAY));
}
