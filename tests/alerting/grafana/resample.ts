import { type SeriesValue } from './values.ts';

/**
 * One point every `windowMs` from the start to the end of the range: the largest value since the point before (the
 * first: of all until then), null where there is none. The rest of Grafana's resampling is not used by the rules.
 */
export function resampleToMax(
  { labels, points }: SeriesValue,
  windowMs: number,
  from: number,
  to: number
): SeriesValue {
  const times = Array.from({ length: Math.floor((to - from) / windowMs) + 1 }, (_, index) => from + index * windowMs);
  const resampled = times.map((time, index) => {
    const after = index === 0 ? -Infinity : time - windowMs;
    const within = points.filter((point) => point.time > after && point.time <= time);
    return { time, value: largest(within.map(({ value }) => value)) };
  });
  return { kind: 'series', labels, points: resampled };
}

/** Null of none; a single value as it is; NaN where one of several is null or NaN. */
function largest(values: Array<number | null>): number | null {
  const [first = null] = values;
  return values.length < 2 ? first : Math.max(...values.map((value) => value ?? NaN));
}
