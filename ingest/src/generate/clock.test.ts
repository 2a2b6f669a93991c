import fc from 'fast-check';
import { burstSequence, DAY_MS, delayed, HOUR_MS, WEEK_MS, workSequence, type Sequence } from './clock.ts';
import { Schedule } from './schedule.ts';

const START = Date.parse('2020-01-01T00:00:00Z');
const times = fc.integer({ min: START, max: START + 20 * 365 * DAY_MS });

function expectConsistent(sequence: Sequence, time: number) {
  const number = sequence.firstAfter(time);
  expect(sequence.timeOf(number)).toBeGreaterThan(time);
  expect(sequence.timeOf(number - 1)).toBeLessThanOrEqual(time);
}

describe('sequences', () => {
  it.each([7, 56, 1000, 70_000])('finds the first of %i a week after any time', (perWeek) => {
    fc.assert(fc.property(times, (time) => expectConsistent(workSequence(perWeek, 0.3), time)));
  });

  it('finds the first of bursts and of delayed sequences after any time', () => {
    fc.assert(
      fc.property(times, (time) => {
        expectConsistent(burstSequence(3 * DAY_MS, HOUR_MS, 40), time);
        expectConsistent(delayed(workSequence(100, 0.9), 5 * DAY_MS), time);
      })
    );
  });

  it('happens as often as it should, and mostly in office hours', () => {
    const sequence = workSequence(1000, 0);
    const count = (from: string, hours: number) =>
      sequence.firstAfter(Date.parse(from) + hours * HOUR_MS) - sequence.firstAfter(Date.parse(from));
    expect(sequence.firstAfter(START + WEEK_MS) - sequence.firstAfter(START)).toBe(1000);
    expect(count('2026-11-18T08:00:00Z', 8)).toBeGreaterThan(8 * count('2026-11-18T00:00:00Z', 5));
    expect(count('2026-11-18T00:00:00Z', 24)).toBeGreaterThan(4 * count('2026-11-21T00:00:00Z', 24));
  });
});

describe('Schedule', () => {
  it('starts a cycle every 20 to 40 minutes, and knows the first from any time on', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(14), times, (seed, application, time) => {
        const schedule = new Schedule(seed, application);
        const cycle = schedule.firstFrom(time);
        expect(schedule.start(cycle)).toBeGreaterThanOrEqual(time);
        expect(schedule.start(cycle - 1)).toBeLessThan(time);
        const minutes = (schedule.start(cycle) - schedule.start(cycle - 1)) / 60_000;
        expect(minutes).toBeGreaterThanOrEqual(20);
        expect(minutes).toBeLessThanOrEqual(40);
        expect(schedule.start(cycle) + schedule.span).toBeLessThan(schedule.start(cycle + 1));
      })
    );
  });
});
