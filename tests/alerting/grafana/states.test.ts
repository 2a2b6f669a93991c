import { RuleStates, type Outcome, type StateSettings } from './states.ts';

const MINUTE = 60_000;

const SETTINGS: StateSettings = {
  intervalMs: MINUTE,
  forMs: 2 * MINUTE,
  keepFiringForMs: 5 * MINUTE,
  noDataState: 'OK',
  execErrState: 'KeepLast',
  missingSeriesEvalsToResolve: 3,
};

const holds = (value: number | null, app = 'Box'): Outcome => ({
  kind: 'values',
  instances: [{ labels: { app }, value }],
});
const noData: Outcome = { kind: 'noData' };
const error: Outcome = { kind: 'error', message: 'away' };
const others: Outcome = holds(0, 'Zoom');

/** What is told, as `minute kind`, when one outcome follows the other every minute. */
function told(outcomes: Outcome[], settings: Partial<StateSettings> = {}): string[] {
  const states = new RuleStates({ ...SETTINGS, ...settings });
  return outcomes.flatMap((outcome, minute) =>
    states.next(outcome, minute * MINUTE).map(({ kind, at }) => `${at / MINUTE} ${kind}`)
  );
}

const times = (count: number, outcome: Outcome): Outcome[] => Array.from({ length: count }, () => outcome);

describe('an alert', () => {
  it('fires when its condition has held for long enough, once', () => {
    expect(told(times(6, holds(1)))).toEqual(['2 firing']);
    expect(told(times(2, holds(1)))).toEqual([]);
    expect(told([holds(1)], { forMs: 0 })).toEqual(['0 firing']);
  });

  it('starts over when the condition stops holding too early', () => {
    expect(told([holds(1), holds(1), holds(0), holds(1), holds(1)])).toEqual([]);
  });

  it('keeps firing for a while after its condition stops holding', () => {
    expect(told([...times(3, holds(1)), ...times(7, holds(0))])).toEqual(['2 firing', '8 resolved']);
  });

  it('does not resolve when the condition holds again meanwhile, without waiting', () => {
    const on = [...times(3, holds(1)), ...times(3, holds(0)), holds(1), ...times(5, holds(0))];
    expect(told(on)).toEqual(['2 firing']);
  });

  it('fires for every value but zero', () => {
    expect(told(times(3, holds(NaN)))).toEqual(['2 firing']);
    expect(told(times(3, holds(-1)))).toEqual(['2 firing']);
    expect(told(times(3, holds(null)))).toEqual([]);
  });

  it('is resolved when its series has been missing for so many evaluations, whatever it keeps', () => {
    expect(told([...times(3, holds(1)), ...times(2, others), holds(1)])).toEqual(['2 firing']);
    expect(told([...times(3, holds(1)), ...times(4, others)])).toEqual(['2 firing', '5 resolved']);
  });

  it('resolves when there is no data and that is fine', () => {
    expect(told([...times(3, holds(1)), ...times(7, noData)])).toEqual(['2 firing', '8 resolved']);
  });

  it('stays as it is while the query fails', () => {
    expect(told([...times(3, holds(1)), ...times(9, error)])).toEqual(['2 firing']);
    expect(told([holds(1), error, error])).toEqual(['2 firing']);
    expect(told(times(5, error))).toEqual([]);
  });

  it.each([noData, error])('fires on $kind where that is what it is about', (outcome) => {
    const settings = { noDataState: 'Alerting', execErrState: 'Alerting' } as const;
    expect(told(times(4, outcome), settings)).toEqual(['2 firing']);
  });
});

it('instances are told apart by their labels', () => {
  const states = new RuleStates({ ...SETTINGS, forMs: 0 });
  const outcome: Outcome = {
    kind: 'values',
    instances: [
      { labels: { app: 'Box', code: 'a' }, value: 1 },
      { labels: { code: 'b', app: 'Box' }, value: 0 },
      { labels: { code: 'a', app: 'Zoom' }, value: 1 },
    ],
  };
  expect(states.next(outcome, 0).map(({ labels }) => labels)).toEqual([
    { app: 'Box', code: 'a' },
    { code: 'a', app: 'Zoom' },
  ]);
});
