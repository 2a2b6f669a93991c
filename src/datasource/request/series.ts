import { type JsonObject } from '@provlogs/schema/record';

import { type FilterField } from '../../fields';
import { type Interval, type Metric } from '../types';
import { dateHistogram } from './interval';
import { type Narrowed } from './narrowing';
import { type ReadSeriesQuery } from './readQuery';
import { queryOf, SEARCH_TIMEOUT, shardSize } from './search';

export const DURATION_PERCENTS = { durationP50: 50, durationP90: 90, durationP95: 95, durationP99: 99 } as const;

/** How a metric is asked for: an aggregation, and the path in it by which groups are ranked. */
interface Measure {
  aggregation?: [name: string, body: JsonObject];
  order: string;
}

const failures: JsonObject = { sum: { field: 'provisioning.failed' } };
const duration = (percent: number): Measure => ({
  aggregation: ['durations', { percentiles: { field: 'event.duration', percents: Object.values(DURATION_PERCENTS) } }],
  order: `durations.${percent}`,
});

const MEASURES: Record<Metric, Measure> = {
  count: { order: '_count' },
  failures: { aggregation: ['failures', failures], order: 'failures' },
  // `provisioning.failed` is 0 or 1, so that its average is the ratio.
  failureRatio: { aggregation: ['ratio', { avg: { field: 'provisioning.failed' } }], order: 'ratio' },
  identities: {
    aggregation: ['identities', { cardinality: { field: 'provisioning.identity.id' } }],
    order: 'identities',
  },
  durationP50: duration(50),
  durationP90: duration(90),
  durationP95: duration(95),
  durationP99: duration(99),
};

function measuresOf(metrics: readonly Metric[]): JsonObject {
  const named = metrics.flatMap((metric) => {
    const { aggregation } = MEASURES[metric];
    return aggregation ? [aggregation] : [];
  });
  return Object.fromEntries(named);
}

/** The interval of the points, and the time zone of its days; undefined for numbers of the whole time range. */
export type Points = { interval: Interval; timeZone: string } | undefined;

/**
 * Body of `_search` for a series: `overall` has the numbers of all records, `groups` those of each group of the first
 * field, and in it `groups` those of the second. Numbers are in each, or, of an interval, in its `points`. There is no
 * `overall` where nobody wants what the groups of one field leave: the answer counts the records of the others anyway.
 */
export function seriesSearch(query: ReadSeriesQuery, narrowed: Narrowed, points: Points): JsonObject {
  const { metrics, groupBy, limit, other } = query;
  const measures = measuresOf(metrics);
  const groups = groupBy.length === 0 ? 0 : limit ** groupBy.length;
  const numbers: JsonObject = points
    ? {
        points: {
          date_histogram: dateHistogram(points.interval, narrowed, points.timeZone, groups + 1),
          aggs: measures,
        },
      }
    : measures;
  const groupsAlone = groupBy.length === 1 && !other;
  // Where there is no whole, records without the field count nowhere.
  const body = queryOf(narrowed, groupsAlone ? [] : groupBy.map((field) => ({ exists: { field } })));
  return {
    timeout: SEARCH_TIMEOUT,
    size: 0,
    track_total_hits: false,
    query: body,
    aggs: {
      // Its points tell what the groups leave. Where nobody wants that, they would cost as much as the groups'.
      ...(groupsAlone
        ? {}
        : { overall: { filter: { match_all: {} }, aggs: groupBy.length > 0 && !other ? measures : numbers } }),
      ...groupsOf(groupBy, query, numbers),
    },
  };
}

function groupsOf([field, ...others]: FilterField[], query: ReadSeriesQuery, numbers: JsonObject): JsonObject {
  if (field === undefined) {
    return {};
  }
  const [first = 'count'] = query.metrics;
  const inner = others.length === 0 ? numbers : groupsOf(others, query, numbers);
  return {
    groups: {
      terms: {
        field,
        size: query.limit,
        shard_size: shardSize(query.limit),
        order: [{ [MEASURES[first].order]: 'desc' }, { _key: 'asc' }],
      },
      aggs: { ...inner, ...measuresOf([first]) },
    },
  };
}
