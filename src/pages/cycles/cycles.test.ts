import { type Cycle, cycleBefore, othersOfJob } from './cycles';

const cycle = (id: string, end: number, job: string | undefined, application = 'Box'): Cycle => ({
  id,
  job,
  application,
  start: end - 1,
  end,
  records: 1,
  failing: 0,
  statuses: [],
  actions: [],
});
const NEWEST = cycle('d', 4, 'j');
const MIDDLE = cycle('b', 2, 'j');
const OLDEST = cycle('a', 1, 'j');
const CYCLES = [NEWEST, cycle('c', 3, 'k'), MIDDLE, OLDEST];

describe('the cycles of a job', () => {
  it('are compared with the one before of the same job', () => {
    expect(cycleBefore(CYCLES, NEWEST)).toBe(MIDDLE);
    expect(cycleBefore(CYCLES, MIDDLE)).toBe(OLDEST);
    expect(cycleBefore(CYCLES, OLDEST)).toBeUndefined();
  });

  it('can be compared with every other of the job, or of the application where there is no job', () => {
    expect(othersOfJob(CYCLES, MIDDLE)).toEqual([NEWEST, OLDEST]);
    const [first, second] = [cycle('x', 5, undefined), cycle('y', 6, undefined)];
    expect(othersOfJob([first, second, cycle('z', 7, undefined, 'AWS')], first)).toEqual([second]);
  });
});
