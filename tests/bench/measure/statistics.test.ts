import { median, percentile, rounded, slope, spreadOf } from './statistics.ts';

test('the median is the middle value, or the mean of both', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 100])).toBe(3);
  expect(median([])).toBeNaN();
});

test('a percentile is one of the values', () => {
  const values = Array.from({ length: 20 }, (_, n) => 20 - n);
  expect(percentile(values, 50)).toBe(10);
  expect(percentile(values, 95)).toBe(19);
  expect(percentile(values, 100)).toBe(20);
  expect(percentile([7], 95)).toBe(7);
});

test('a slope is how much a value is more than the one before, with what comes and goes left out', () => {
  expect(slope([5, 7, 9, 11])).toBe(2);
  expect(slope([10, 30, 30, 10])).toBe(0);
  expect(slope([4, 3, 2])).toBe(-1);
  expect(slope([1])).toBeNaN();
});

test('a spread has both ends, whatever the order', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
});

test('four digits are kept', () => {
  expect(rounded(12345.678)).toBe(12350);
  expect(rounded(0.00123456)).toBe(0.001235);
});
