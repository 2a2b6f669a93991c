import { reduce, type ReduceMode, type Reducer } from './reduce.ts';
import { resampleToMax } from './resample.ts';
import { type SeriesValue } from './values.ts';

const series = (...values: Array<number | null>): SeriesValue => ({
  kind: 'series',
  labels: { app: 'Box' },
  points: values.map((value, index) => ({ time: index * 10, value })),
});

const reduced = (values: Array<number | null>, reducer: Reducer, mode: ReduceMode = { kind: 'strict' }) =>
  reduce([series(...values)], reducer, mode)[0]?.value;

const ZERO: ReduceMode = { kind: 'replaceNN', value: 0 };
const DROP: ReduceMode = { kind: 'dropNN' };

describe('a time series is reduced', () => {
  it.each<[Reducer, number]>([
    ['sum', 16],
    ['mean', 4],
    ['min', 1],
    ['max', 8],
    ['count', 4],
    ['last', 2],
    ['median', 3.5],
  ])('by %s', (reducer, value) => {
    expect(reduced([5, 8, 1, 2], reducer)).toBe(value);
  });

  it.each<[Reducer, ReduceMode, number | null]>([
    ['sum', { kind: 'strict' }, NaN],
    ['median', { kind: 'strict' }, NaN],
    ['count', { kind: 'strict' }, 3],
    ['median', ZERO, 0],
    ['max', ZERO, 3],
    ['median', DROP, 3],
  ])('with gaps by %s, %j', (reducer, mode, value) => {
    expect(reduced([null, 3, NaN], reducer, mode)).toBe(value);
  });

  it.each<[Reducer, ReduceMode, number | null]>([
    ['sum', ZERO, 0],
    ['median', ZERO, 0],
    ['max', DROP, null],
    ['max', { kind: 'strict' }, NaN],
  ])('without points by %s, %j', (reducer, mode, value) => {
    expect(reduced([], reducer, mode)).toBe(value);
  });
});

it('a number passes, mapped alike', () => {
  const values = [NaN, 2].map((value) => ({ kind: 'number' as const, labels: {}, value }));
  expect(reduce(values, 'sum', ZERO).map(({ value }) => value)).toEqual([0, 2]);
  expect(reduce(values, 'sum', DROP).map(({ value }) => value)).toEqual([2]);
});

it('resampling takes the largest since the point before, and null where there is none', () => {
  const { points } = resampleToMax(series(4, 7, 1, null, 2, 9), 20, 5, 45);
  expect(points).toEqual([
    { time: 5, value: 4 },
    { time: 25, value: 7 },
    { time: 45, value: NaN },
  ]);
  expect(resampleToMax(series(), 20, 0, 20).points.map(({ value }) => value)).toEqual([null, null]);
});
