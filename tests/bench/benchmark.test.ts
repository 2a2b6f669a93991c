import { comparison, resultOf } from './benchmark.ts';

test('a ratio is that of each run to its own reference', () => {
  const result = comparison({
    name: 'a',
    unit: 'records/s',
    values: [10, 100, 30],
    baselines: [20, 100, 10],
    against: 'the other',
    goal: { atLeast: 1.5 },
  });
  expect(result).toMatchObject({ value: 30, baseline: 20, ratio: 1, spread: { value: [10, 100], ratio: [0.5, 3] } });
  expect(result.met).toBe(false);
});

test('a goal without a reference is one for the value', () => {
  const figure = { name: 'a', unit: 'MB', values: [250, 256, 260] };
  expect(resultOf({ ...figure, goal: { atMost: 256 } })).toMatchObject({ goal: 'at most 256 MB', met: true });
  expect(resultOf({ ...figure, goal: { atMost: 255 } })).toMatchObject({ met: false });
  expect(resultOf(figure)).not.toHaveProperty('met');
});
