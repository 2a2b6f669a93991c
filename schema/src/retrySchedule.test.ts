import fc from 'fast-check';
import { MAX_RETRIES, retryDelay } from './retrySchedule.ts';

const HOUR_MS = 3_600_000;

describe('retryDelay', () => {
  it.each([
    [1, 6],
    [2, 12],
    [3, 24],
    [4, 48],
    [5, 72],
    [MAX_RETRIES, 28 * 24],
  ])('puts attempt %i %i hours after the first failure', (attempt, hours) => {
    expect(retryDelay(attempt)).toBe(hours * HOUR_MS);
  });

  it.each([0, -1, 1.5, Number.NaN, MAX_RETRIES + 1])('has no attempt %d', (attempt) => {
    expect(retryDelay(attempt)).toBeUndefined();
  });

  it('grows with every attempt', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_RETRIES - 1 }), (attempt) => {
        expect(retryDelay(attempt + 1)).toBeGreaterThan(retryDelay(attempt) ?? Infinity);
      })
    );
  });
});
