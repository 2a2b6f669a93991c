import { countsFrame } from '../testing/countsFrame';

import { joined, statusBarsOf } from './statusBars';

const HOUR = 3_600_000;

const FRAMES = [countsFrame('success', [5, 0, 7]), countsFrame('odd', [0, 0, 1]), countsFrame('failure', [2, 0, 0])];

describe('statusBarsOf', () => {
  it('puts the counts of every status together by time, failures lowest', () => {
    const { bars, statuses, most } = statusBarsOf(FRAMES, { from: 0, to: 3 * HOUR });
    expect(statuses).toEqual([
      { status: 'failure', total: 2 },
      { status: 'success', total: 12 },
      { status: 'odd', total: 1 },
    ]);
    expect(bars.map(({ total }) => total)).toEqual([7, 0, 8]);
    expect(most).toBe(8);
  });

  it('ends each bar just before the next, and the outer ones where the range does', () => {
    const span = { from: HOUR / 2, to: 2.25 * HOUR };
    expect(statusBarsOf(FRAMES, span).bars.map(({ from, to }) => [from, to])).toEqual([
      [HOUR / 2, HOUR - 1],
      [HOUR, 2 * HOUR - 1],
      [2 * HOUR, 2.25 * HOUR],
    ]);
  });

  it('is empty without frames', () => {
    expect(statusBarsOf([], { from: 0, to: HOUR })).toEqual({ statuses: [], bars: [], most: 0 });
  });
});

describe('joined', () => {
  it('is one bar over the time of several, with their sums', () => {
    const { bars } = statusBarsOf(FRAMES, { from: 0, to: 3 * HOUR });
    const all = joined(bars);
    expect(all).toMatchObject({ from: 0, to: 3 * HOUR - 1, total: 15 });
    expect([...(all?.counts ?? [])]).toEqual([
      ['success', 12],
      ['failure', 2],
      ['odd', 1],
    ]);
    expect(joined([])).toBeUndefined();
  });
});
