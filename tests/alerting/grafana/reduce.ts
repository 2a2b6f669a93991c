import { type NumberValue, type Values } from './values.ts';

export type Reducer = 'sum' | 'mean' | 'min' | 'max' | 'count' | 'last' | 'median';
/** What happens to null, NaN and infinity before: nothing, left out, or replaced by a number. */
export type ReduceMode = { kind: 'strict' } | { kind: 'dropNN' } | { kind: 'replaceNN'; value: number };

/** Each time series becomes one number; numbers pass through, mapped alike. */
export function reduce(values: Values, reducer: Reducer, mode: ReduceMode): NumberValue[] {
  return values.flatMap((value): NumberValue[] => {
    if (value.kind === 'number') {
      const kept = mapInput([value.value], mode);
      return kept.map((number) => ({ kind: 'number', labels: value.labels, value: number }));
    }
    const points = mapInput(
      value.points.map((point) => point.value),
      mode
    );
    return [{ kind: 'number', labels: value.labels, value: mapOutput(reduced(points, reducer), mode) }];
  });
}

function mapInput(values: Array<number | null>, mode: ReduceMode): Array<number | null> {
  const isNumber = (value: number | null) => value !== null && Number.isFinite(value);
  switch (mode.kind) {
    case 'strict':
      return values;
    case 'dropNN':
      return values.filter(isNumber);
    case 'replaceNN':
      return values.map((value) => (isNumber(value) ? value : mode.value));
  }
}

function mapOutput(value: number | null, mode: ReduceMode): number | null {
  return value !== null && Number.isNaN(value)
    ? mode.kind === 'dropNN'
      ? null
      : mode.kind === 'replaceNN'
        ? mode.value
        : value
    : value;
}

function reduced(points: Array<number | null>, reducer: Reducer): number | null {
  const last = points.at(-1);
  if (reducer === 'count') {
    return points.length;
  }
  if (reducer === 'last') {
    return last === undefined ? NaN : last;
  }
  const numbers = points.filter((value) => value !== null);
  if (numbers.length < points.length || numbers.some(Number.isNaN)) {
    return NaN;
  }
  const sum = numbers.reduce((total, value) => total + value, 0);
  if (reducer === 'sum') {
    return sum;
  }
  if (numbers.length === 0) {
    return NaN;
  }
  switch (reducer) {
    case 'mean':
      return sum / numbers.length;
    case 'min':
      return Math.min(...numbers);
    case 'max':
      return Math.max(...numbers);
    case 'median':
      return median(numbers);
  }
}

/** The middle one, or the mean of the two in the middle; NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
