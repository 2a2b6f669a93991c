import { retryOf } from './retry.ts';

const STEP = {
  name: 'EntryEscrowRetry',
  details: { NextAttempt: '11/20/2026 9:02:07 PM', CreationTime: '2026-11-19T21:00:31.1299999Z', CountProcessed: '2' },
};
const SENTENCE =
  'This operation was retried 3 times. It will be retried again after this date: 2026-11-21T21:02:07.4410000Z UTC';

describe('retryOf', () => {
  it('reads the step', () => {
    expect(retryOf([{ name: 'EntryImportAdd' }, STEP], undefined, 'failure')).toEqual({
      attempt: 2,
      next_at: '2026-11-20T21:02:07.000Z',
      first_failed_at: '2026-11-19T21:00:31.129Z',
    });
  });

  it('reads the reason, which is newer than the step', () => {
    expect(retryOf([STEP], SENTENCE, 'failure')).toEqual({
      attempt: 3,
      next_at: '2026-11-21T21:02:07.441Z',
      first_failed_at: '2026-11-19T21:00:31.129Z',
    });
  });

  it('reads the reason alone, also at the end of a very long one', () => {
    expect(retryOf([], `${'retried '.repeat(200_000)}${SENTENCE}`, 'failure')).toEqual({
      attempt: 3,
      next_at: '2026-11-21T21:02:07.441Z',
    });
  });

  it.each([
    ['1 time. It will be retried again after this date: 11/20/2026 9:02:07 PM.', 1, '2026-11-20T21:02:07.000Z'],
    ['0 times. It will be retried again after this date: 2026-11-20T21:02:07.', 0, '2026-11-20T21:02:07.000Z'],
    ['99999 times', undefined, undefined],
  ])('reads "retried %s"', (text, attempt, next) => {
    expect(retryOf([], `It was retried ${text}`, 'failure')).toEqual(
      attempt === undefined ? undefined : { attempt, next_at: next }
    );
  });

  it('expects no further attempt after a success', () => {
    expect(retryOf([STEP], undefined, 'success')?.next_at).toBeUndefined();
  });

  it.each([40_000, -1, 1.5, 'two', null, {}])('leaves out the count %p, which the index would refuse', (count) => {
    expect(retryOf([{ name: 'EntryEscrowRetry', details: { CountProcessed: count } }], undefined, 'failure')).toBe(
      undefined
    );
  });

  it('is undefined for a record without retries', () => {
    expect(retryOf([{ name: 'EntryExportAdd' }], 'The domain is not allowed.', 'failure')).toBeUndefined();
  });
});
