import { t } from '@grafana/i18n';
import { type JsonObject } from '@provlogs/schema/record';

import { type Interval, INTERVALS } from '../types';
import { UserError } from '../userError';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Lengths in milliseconds; of a month, its usual one. */
const LENGTHS: Record<Interval, number> = {
  '1s': SECOND,
  '5s': 5 * SECOND,
  '10s': 10 * SECOND,
  '30s': 30 * SECOND,
  '1m': MINUTE,
  '5m': 5 * MINUTE,
  '10m': 10 * MINUTE,
  '15m': 15 * MINUTE,
  '30m': 30 * MINUTE,
  '1h': HOUR,
  '3h': 3 * HOUR,
  '6h': 6 * HOUR,
  '12h': 12 * HOUR,
  '1d': DAY,
  '1w': 7 * DAY,
  '1M': 30 * DAY,
};

/** Those whose length changes with summer time or the month. */
const CALENDAR: ReadonlySet<Interval> = new Set(['1d', '1w', '1M']);

// Elasticsearch refuses more than 65,536 buckets (`search.max_buckets`).
const MAX_POINTS = 60_000;

/** Half of Grafana's own default of points that a panel gets. */
const MAX_AUTO_POINTS = 1000;

export interface Span {
  /** Milliseconds since 1970, both included. */
  from: number;
  to: number;
}

/**
 * The interval to use: the one that was asked for or, for `auto`, the shortest one that is no shorter than Grafana's
 * (`intervalMs`, from the panel's width and the query's "Min interval").
 */
export function chosenInterval(asked: Interval | 'auto', { from, to }: Span, intervalMs: number): Interval {
  if (asked !== 'auto') {
    return asked;
  }
  const least = Math.max(intervalMs, (to - from) / MAX_AUTO_POINTS);
  return INTERVALS.find((interval) => LENGTHS[interval] >= least) ?? '1M';
}

/** An interval's length in milliseconds; of a day, week or month, its usual one. */
export function lengthOf(interval: Interval): number {
  return LENGTHS[interval];
}

/**
 * `date_histogram` with a point for every interval of the range, also where there is no record.
 * @throws UserError when that would be more points than Elasticsearch gives; `groups`: how often it is done
 */
export function dateHistogram(interval: Interval, { from, to }: Span, timeZone: string, groups: number): JsonObject {
  const points = (to - from) / LENGTHS[interval] + 1;
  if (points * groups > MAX_POINTS) {
    throw new UserError(
      t(
        'query.tooManyPoints',
        'A point every {{- interval}} makes too many points for this time range. Choose a longer interval, a shorter time range, or fewer groups.',
        { interval }
      )
    );
  }
  return {
    field: '@timestamp',
    ...(CALENDAR.has(interval) ? { calendar_interval: interval } : { fixed_interval: interval }),
    time_zone: timeZone,
    min_doc_count: 0,
    // A range that ends at midnight has nothing of the day that begins then.
    extended_bounds: { min: bound(from, interval), max: bound(Math.max(from, to - 1), interval) },
  };
}

/**
 * A time in the same point. It stays the same for minutes, and so does the search, of which Elasticsearch then keeps
 * the answers of whole days. Points begin at such times: no time zone is off by less than quarters of an hour.
 */
function bound(time: number, interval: Interval): number {
  const step = Math.min(LENGTHS[interval], 5 * MINUTE);
  return Math.floor(time / step) * step;
}

/** The IANA name of a dashboard's time zone, which may be `browser`, `utc` or empty. */
export function ianaTimeZone(timeZone: string): string {
  if (timeZone === '' || timeZone === 'browser') {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
  return timeZone.toLowerCase() === 'utc' ? 'UTC' : timeZone;
}
