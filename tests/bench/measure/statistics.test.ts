import { median, percentile, rounded, spreadOf } from './statistics.ts';

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

test('a spread has both ends, whatever the order', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
});

test('four digits are kept', () => {
  expect(rounded(12345.678)).toBe(12350);
  expect(rounded(0.00123456)).toBe(0.001235);
});
