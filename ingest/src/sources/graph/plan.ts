import type { TimeWindow } from './address.ts';
import type { FaultKind } from './fault.ts';

/*
 * Times are the server's, in milliseconds since 1970, windows in whole seconds. Two things go on at once. Windows older
 * than an hour are closed, one after the other, from the checkpoint on: that alone leaves no gap. Tiers read again what
 * may have changed: the newest each poll, what was closed lately each hour, what was closed before that each day.
 */

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Records younger than this are still expected. */
const CLOSING_AGE_MS = HOUR_MS;
/** Less than this is not worth two requests. */
const CLOSING_STEP_MS = 15 * MINUTE_MS;
const FIRST_WINDOW_MS = HOUR_MS;
const LONGEST_WINDOW_MS = 24 * HOUR_MS;
const SHORTEST_WINDOW_MS = SECOND_MS;

/** So often a window is read in the hope of twice the same ids before a smaller one is tried. */
const PASSES_PER_SIZE = 4;
/** So often a window is read as it is before a smaller one is tried. */
const TRIES_PER_SIZE = 2;
/** So often the smallest window is tried before the follower goes on without it. */
const TRIES_OF_A_SECOND = 5;

const TIERS = ['poll', 'hourly', 'daily'] as const;
export type Tier = (typeof TIERS)[number];

/** How late a record may come and still be found by a tier. Counted from the tier's reading before. */
const LATENESS_MS: Record<Tier, number> = { poll: 15 * MINUTE_MS, hourly: 6 * HOUR_MS, daily: 48 * HOUR_MS };

/** What is kept between runs. */
export interface Checkpoint {
  /** Everything before it was read twice with the same result, and is in Elasticsearch. */
  closedUntil: number;
  /** When the last complete reading of the tier began. */
  hourlyAt: number;
  dailyAt: number;
}

export interface Task extends TimeWindow {
  kind: Tier | 'close';
}

/** A tier's reading under way: everything of it before `cursor` has been read. */
interface Reading {
  startedAt: number;
  cursor: number;
  to: number;
}

interface TierState {
  lastAt: number | undefined;
  reading: Reading | undefined;
}

export interface Plan {
  closedUntil: number;
  tiers: Record<Tier, TierState>;
  intervals: Record<Tier, number>;
  retentionMs: number;
  sizeMs: number;
  /** A tier was read and nothing closed since: closing has its turn before the next reading, or slow polls starve it. */
  owesClosing: boolean;
  /** The last pass over the window that is to be closed next. */
  pass: { to: number; ids: ReadonlySet<string>; count: number } | undefined;
  /** Content faults at the present size. */
  tries: number;
}

export interface PlanOptions {
  checkpoint: Checkpoint | undefined;
  now: number;
  /** How far back records are wanted, in milliseconds. */
  retentionMs: number;
  pollMs: number;
}

/** A plan that goes on from a checkpoint, or begins with a backfill. */
export function startPlan({ checkpoint, now, retentionMs, pollMs }: PlanOptions): Plan {
  const oldest = wholeSecond(now - retentionMs);
  const tier = (lastAt: number | undefined): TierState => ({ lastAt, reading: undefined });
  return {
    closedUntil: Math.max(checkpoint?.closedUntil ?? oldest, oldest),
    tiers: {
      poll: tier(undefined),
      hourly: tier(checkpoint?.hourlyAt ?? now),
      daily: tier(checkpoint?.dailyAt ?? now),
    },
    intervals: { poll: pollMs, hourly: HOUR_MS, daily: 24 * HOUR_MS },
    retentionMs,
    sizeMs: FIRST_WINDOW_MS,
    owesClosing: false,
    pass: undefined,
    tries: 0,
  };
}

/** What may be kept of a plan: a run that starts from it reads again what was not complete. */
export function checkpointOf({ closedUntil, tiers }: Plan): Checkpoint {
  return { closedUntil, hourlyAt: tiers.hourly.lastAt ?? 0, dailyAt: tiers.daily.lastAt ?? 0 };
}

/** From when on there may be records that were not read even once, in milliseconds since 1970. */
export function unreadFrom({ closedUntil, tiers }: Plan, now: number): number {
  // Closing goes on an hour behind the polls, which read what is younger.
  const isClosingBehind = closedUntil < now - CLOSING_AGE_MS - 2 * CLOSING_STEP_MS;
  return isClosingBehind ? closedUntil : (tiers.poll.lastAt ?? closedUntil);
}

/** The window to read now, or how long there is nothing to read. */
export function nextTask(plan: Plan, now: number): { plan: Plan; task: Task } | { plan: Plan; waitMs: number } {
  const begun = TIERS.reduce((before, tier) => beginWhenDue(before, tier, now), plan);
  const closing = closingTask(begun, now);
  if (closing !== undefined && begun.owesClosing) {
    return { plan: begun, task: closing };
  }
  for (const kind of TIERS) {
    const reading = begun.tiers[kind].reading;
    if (reading !== undefined) {
      const to = Math.min(reading.cursor + begun.sizeMs, reading.to);
      return { plan: begun, task: { kind, from: reading.cursor, to } };
    }
  }
  if (closing !== undefined) {
    return { plan: begun, task: closing };
  }
  const waits = TIERS.map((tier) => (begun.tiers[tier].lastAt ?? now) + begun.intervals[tier] - now);
  const closableIn = begun.closedUntil + CLOSING_STEP_MS - closableUntil(now);
  return { plan: begun, waitMs: Math.max(1, Math.min(...waits, closableIn)) };
}

/** The window that is to be closed next, or undefined while that is not worth its requests. */
function closingTask({ closedUntil: from, pass, sizeMs }: Plan, now: number): Task | undefined {
  const closable = closableUntil(now);
  if (pass === undefined && closable - from < CLOSING_STEP_MS) {
    return undefined;
  }
  return { kind: 'close', from, to: pass?.to ?? Math.min(from + sizeMs, closable) };
}

function closableUntil(now: number): number {
  return wholeSecond(now - CLOSING_AGE_MS);
}

function beginWhenDue(plan: Plan, tier: Tier, now: number): Plan {
  const { lastAt, reading } = plan.tiers[tier];
  // A server whose clock went back must not stop a tier until it has caught up.
  if (reading !== undefined || (lastAt !== undefined && Math.abs(now - lastAt) < plan.intervals[tier])) {
    return plan;
  }
  const { from, to } = tierRange(plan, tier, now);
  const begun = from < to ? { startedAt: now, cursor: from, to } : undefined;
  return withTier(plan, tier, begun === undefined ? { lastAt: now, reading: undefined } : { lastAt, reading: begun });
}

function tierRange(plan: Plan, tier: Tier, now: number): TimeWindow {
  const since = (plan.tiers[tier].lastAt ?? 0) - LATENESS_MS[tier];
  if (tier === 'poll') {
    // What is older is closed anyway, however long ago the last poll was.
    const young = now - CLOSING_AGE_MS - CLOSING_STEP_MS;
    return { from: wholeSecond(Math.max(Math.min(since, now - LATENESS_MS.poll), young)), to: wholeSecond(now) };
  }
  // What is not closed yet will be read in any case.
  return { from: wholeSecond(Math.max(since, now - plan.retentionMs)), to: plan.closedUntil };
}

/** The plan after a window was read completely and everything of it is in Elasticsearch. */
export function succeeded(plan: Plan, task: Task, ids: ReadonlySet<string>): Plan {
  const { pass } = plan;
  if (task.kind !== 'close' || (pass !== undefined && pass.to === task.to && isSameSet(pass.ids, ids))) {
    return { ...passed(plan, task), sizeMs: sizeAfter(plan, task), tries: 0 };
  }
  const count = (pass?.count ?? 0) + 1;
  if (count >= PASSES_PER_SIZE && !isShortest(task)) {
    return { ...plan, owesClosing: false, pass: undefined, sizeMs: halfOf(task), tries: 0 };
  }
  return { ...plan, owesClosing: false, pass: { to: task.to, ids, count }, tries: 0 };
}

/** The plan after a window could not be read to its end: nothing of it counts as read. */
export function failed(plan: Plan, task: Task, kind: FaultKind): Plan {
  if (kind === 'unreachable') {
    return plan;
  }
  const tries = plan.tries + 1;
  // A window that is too full is tried smaller at once, down to a second; a server that is busy gets on with the polls.
  const owesClosing = plan.owesClosing && !(task.kind === 'close' && kind === 'busy');
  if (kind === 'content' && (tries < TRIES_PER_SIZE || isShortest(task))) {
    return { ...plan, owesClosing, tries };
  }
  return { ...plan, owesClosing, sizeMs: halfOf(task), pass: task.kind === 'close' ? undefined : plan.pass, tries: 0 };
}

/** True when a second of records stays unreadable: to wait for it any longer would stop everything after it. */
export function isHopeless(plan: Plan, task: Task): boolean {
  return isShortest(task) && plan.tries >= TRIES_OF_A_SECOND;
}

/** The plan that goes on behind a window that stays unreadable. The later tiers try it again. */
export function abandoned(plan: Plan, task: Task): Plan {
  return { ...passed(plan, task), tries: 0 };
}

function passed(plan: Plan, task: Task): Plan {
  if (task.kind === 'close') {
    return { ...plan, closedUntil: task.to, owesClosing: false, pass: undefined };
  }
  const { reading, lastAt } = plan.tiers[task.kind];
  if (reading === undefined) {
    return plan;
  }
  if (task.to >= reading.to) {
    const done = withTier(plan, task.kind, { lastAt: reading.startedAt, reading: undefined });
    return { ...done, owesClosing: true };
  }
  return withTier(plan, task.kind, { lastAt, reading: { ...reading, cursor: task.to } });
}

function withTier(plan: Plan, tier: Tier, state: TierState): Plan {
  return { ...plan, tiers: { ...plan.tiers, [tier]: state } };
}

function sizeAfter({ sizeMs }: Plan, { from, to }: TimeWindow): number {
  const isFull = to - from >= sizeMs;
  return isFull ? Math.min(LONGEST_WINDOW_MS, Math.ceil((sizeMs * 1.5) / SECOND_MS) * SECOND_MS) : sizeMs;
}

function halfOf({ from, to }: TimeWindow): number {
  return Math.max(SHORTEST_WINDOW_MS, wholeSecond((to - from) / 2));
}

function isShortest({ from, to }: TimeWindow): boolean {
  return to - from <= SHORTEST_WINDOW_MS;
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

function wholeSecond(time: number): number {
  return Math.floor(time / SECOND_MS) * SECOND_MS;
}
