import fc from 'fast-check';

import type { FaultKind } from './fault.ts';
import { abandoned, checkpointOf, failed, isHopeless, nextTask, startPlan, succeeded, type Task } from './plan.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 20, 12, 0, 0);
const OPTIONS = { retentionMs: 7 * DAY, pollMs: 10 * MINUTE };

interface Happening {
  id: string;
  time: number;
  appears: number;
}

type Step = 'ok' | FaultKind | 'killed';

const happening = fc
  .record({
    // Still wanted when the two days of trouble are over, of which nothing may have got anywhere.
    seconds: fc.integer({ min: (3 * DAY - OPTIONS.retentionMs) / 1000, max: DAY / 1000 }),
    late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 * DAY })),
  })
  .map(({ seconds, late }) => ({ time: START + seconds * 1000, appears: START + seconds * 1000 + late }));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Step>('ok') },
  { weight: 1, arbitrary: fc.constantFrom<Step>('busy', 'unreachable', 'content', 'tooManyPages', 'killed') }
);

/** `expect` would take most of the time of a hundred thousand windows. */
function mustHold(what: string, holds: boolean): void {
  if (!holds) {
    throw new Error(`Does not hold: ${what}`);
  }
}

/** Follows made-up records for `forMs` and says what was read and which windows were closed. */
function follow(all: Happening[], steps: Step[], forMs: number) {
  let now = START;
  let plan = startPlan({ ...OPTIONS, checkpoint: undefined, now });
  let kept = checkpointOf(plan);
  const seen = new Set<string>();
  const closed: Task[] = [];
  const passes = new Map<string, string>();
  for (let round = 0; now < START + forMs; round++) {
    const next = nextTask(plan, now);
    plan = next.plan;
    if ('waitMs' in next) {
      now += next.waitMs;
      continue;
    }
    const { task } = next;
    mustHold('a window of whole seconds', task.to > task.from && task.from % 1000 === 0 && task.to % 1000 === 0);
    now += 20_000;
    // Then it may catch up.
    const outcome = now > START + 2 * DAY ? 'ok' : (steps[round % steps.length] ?? 'ok');
    if (outcome === 'killed') {
      plan = startPlan({ ...OPTIONS, checkpoint: kept, now });
      passes.clear();
      continue;
    }
    if (outcome !== 'ok') {
      plan = failed(plan, task, outcome);
      continue;
    }
    const found = all.filter(({ time, appears }) => time >= task.from && time < task.to && appears <= now);
    found.forEach(({ id }) => seen.add(id));
    const before = plan.closedUntil;
    plan = succeeded(plan, task, new Set(found.map(({ id }) => id)));
    kept = checkpointOf(plan);
    const window = `${task.from}/${task.to}`;
    const ids = found.map(({ id }) => id).join();
    if (plan.closedUntil !== before) {
      mustHold('no gap', task.kind === 'close' && task.from === before && task.to === plan.closedUntil);
      mustHold('an hour old when closed', task.to <= now - HOUR);
      mustHold('two passes with the same records', passes.get(window) === ids);
      closed.push(task);
    }
    if (task.kind === 'close') {
      passes.set(window, ids);
    }
  }
  return { seen, closed, plan, now };
}

describe('the plan', () => {
  it('finds every record that is at most 48 hours late, whatever fails and whenever it is killed', () => {
    fc.assert(
      fc.property(
        fc.array(happening, { maxLength: 40 }),
        fc.array(step, { minLength: 1, maxLength: 60 }).filter((steps) => steps.includes('ok')),
        (drawn, steps) => {
          const all = drawn.map((one, index) => ({ ...one, id: `r${index}` }));
          const { seen } = follow(all, [...steps, 'ok'], 4 * DAY + 6 * HOUR);
          expect(all.filter(({ id }) => !seen.has(id))).toEqual([]);
        }
      ),
      { numRuns: 60 }
    );
  });

  it('closes windows one after the other, from the beginning of the backfill to an hour ago', () => {
    const { closed, plan, now } = follow([], ['ok'], 2 * DAY);
    expect(closed[0]?.from).toBe(START - 7 * DAY);
    closed.forEach((task, index) => expect(task.from).toBe(closed[index - 1]?.to ?? task.from));
    expect(plan.closedUntil).toBeGreaterThan(now - HOUR - 20 * MINUTE);
  });

  it('closes windows even when a poll takes longer than the time between two polls', () => {
    let now = START;
    let plan = startPlan({ ...OPTIONS, checkpoint: undefined, now });
    let polls = 0;
    while (plan.closedUntil < now - HOUR - 20 * MINUTE) {
      const next = nextTask(plan, now);
      plan = next.plan;
      if ('waitMs' in next) {
        throw new Error('There is always something to read here');
      }
      const { task } = next;
      now += task.kind === 'poll' ? OPTIONS.pollMs + MINUTE : 1000;
      polls += task.kind === 'poll' ? 1 : 0;
      expect(polls).toBeLessThan(200);
      plan = succeeded(plan, task, new Set());
    }
    expect(polls).toBeGreaterThan(1);
  });

  it('tries a window that can not be read smaller, down to a second, between polls that are always due', () => {
    let now = START;
    let plan = startPlan({ ...OPTIONS, checkpoint: undefined, now });
    const begin = plan.closedUntil;
    const kinds: string[] = [];
    while (plan.closedUntil === begin && kinds.length < 100) {
      const next = nextTask(plan, now);
      plan = next.plan;
      if ('waitMs' in next) {
        throw new Error('There is always something to read here');
      }
      const { task } = next;
      kinds.push(task.kind);
      now += OPTIONS.pollMs;
      plan = task.kind === 'close' ? failed(plan, task, 'content') : succeeded(plan, task, new Set());
      plan = task.kind === 'close' && isHopeless(plan, task) ? abandoned(plan, task) : plan;
    }
    expect(plan.closedUntil).toBe(begin + 1000);
  });

  it('does not close a window whose records change from pass to pass', () => {
    let plan = startPlan({ ...OPTIONS, checkpoint: undefined, now: START });
    plan = { ...plan, tiers: { ...plan.tiers, poll: { lastAt: START, reading: undefined } } };
    const begin = plan.closedUntil;
    const lengths: number[] = [];
    for (let pass = 0; pass < 12; pass++) {
      const next = nextTask(plan, START);
      plan = next.plan;
      if ('task' in next) {
        lengths.push(next.task.to - next.task.from);
        plan = succeeded(plan, next.task, new Set([`r${pass}`]));
      }
    }
    expect(plan.closedUntil).toBe(begin);
    expect(Math.min(...lengths)).toBeLessThan(HOUR / 3);
  });

  it('goes on after a long outage from where it stopped, or from where Graph still has records', () => {
    const checkpoint = { closedUntil: START - 3 * DAY, hourlyAt: START - 3 * DAY, dailyAt: START - 3 * DAY };
    expect(startPlan({ ...OPTIONS, checkpoint, now: START }).closedUntil).toBe(START - 3 * DAY);
    const later = START + 10 * DAY;
    expect(startPlan({ ...OPTIONS, checkpoint, now: later }).closedUntil).toBe(later - 7 * DAY);
  });

  it('shows new records first while it is still reading old ones', () => {
    const { seen } = follow([{ id: 'new', time: START - MINUTE, appears: START }], ['ok'], 50_000);
    expect([...seen]).toEqual(['new']);
  });

  it('tries smaller windows down to a second, and grows again', () => {
    let plan = startPlan({ ...OPTIONS, checkpoint: undefined, now: START });
    let length = Infinity;
    let isGivenUp = false;
    for (let tries = 0; tries < 40; tries++) {
      const next = nextTask(plan, START);
      plan = next.plan;
      if ('task' in next) {
        length = next.task.to - next.task.from;
        plan = failed(plan, next.task, 'content');
        isGivenUp = isHopeless(plan, next.task);
        expect(isGivenUp && length > 1000).toBe(false);
      }
    }
    expect({ length, isGivenUp }).toEqual({ length: 1000, isGivenUp: true });
    for (let window = 0; window < 60; window++) {
      const next = nextTask(plan, START);
      plan = 'task' in next ? succeeded(next.plan, next.task, new Set()) : next.plan;
    }
    expect(plan.sizeMs).toBeGreaterThan(HOUR);
  });

  it('goes on at once when the server clock went back', () => {
    const checkpoint = { closedUntil: START, hourlyAt: START, dailyAt: START };
    const plan = startPlan({ ...OPTIONS, checkpoint, now: START - DAY });
    expect(nextTask(plan, START - DAY)).toMatchObject({ task: { kind: 'poll' } });
  });
});
