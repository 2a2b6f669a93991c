import * as v from 'valibot';

import { type ReadSeriesQuery } from '../../../src/datasource/request/readQuery';
import { type Points, seriesSearch } from '../../../src/datasource/request/series';
import { readSeries } from '../../../src/datasource/response/aggregations';
import { METRIC_PRESENTATIONS } from '../../../src/datasource/response/metrics';
import { groupsOf } from '../../../src/datasource/response/seriesGroups';
import { type Interval, METRICS } from '../../../src/datasource/types';
import { ask, DAY, narrowedTo, OTHER_DAY, put, record, search, TIME, useDataSourceIndices } from './indices';

useDataSourceIndices();

const HITS = v.object({
  _all: v.object({ primaries: v.object({ request_cache: v.object({ hit_count: v.number() }) }) }),
});

describe('series', () => {
  const SERIES: ReadSeriesQuery = {
    refId: 'A',
    queryType: 'series',
    metrics: ['count', 'failures', 'failureRatio', 'identities', 'durationP95'],
    groupBy: [],
    limit: 1,
    other: true,
    interval: 'none',
    levels: false,
  };
  // Berlin's clocks go back on 25 October 2026, at 01:00 UTC.
  const MIDNIGHTS = [Date.UTC(2026, 9, 23, 22), Date.UTC(2026, 9, 24, 22), Date.UTC(2026, 9, 25, 23)];
  const [SATURDAY = 0, SUNDAY = 0, MONDAY = 0] = MIDNIGHTS;

  const event = (id: string, time: number, name: string, failed: 0 | 1, who: string) =>
    record(
      id,
      { application: { name }, failed, identity: { id: who }, action: 'create' },
      { event: { id, duration: 1000 } },
      time
    );

  beforeEach(() =>
    put(OTHER_DAY, [
      event('a', SATURDAY, 'Box', 1, 'ann'),
      event('b', MONDAY - 1, 'Box', 0, 'ann'),
      event('c', MONDAY, 'Box', 1, 'bob'),
      event('d', MONDAY, 'AWS', 0, 'bob'),
      record('e', {}, {}, MONDAY),
    ])
  );

  async function groups(query: Partial<ReadSeriesQuery>, points: Points) {
    const asked = { ...SERIES, ...query };
    const response = await search(seriesSearch(asked, narrowedTo({ from: SATURDAY, to: MONDAY + 1000 }), points));
    return groupsOf(readSeries(response.aggregations), asked.groupBy, asked.other).groups;
  }

  it('are numbers of groups and of what they leave', async () => {
    const found = await groups({ groupBy: ['provisioning.application.name'] }, undefined);
    const table = found.map(({ values, numbers }) => [
      ...values,
      ...SERIES.metrics.map((metric) => METRIC_PRESENTATIONS[metric].valueOf(numbers)),
    ]);
    expect(table).toEqual([
      ['Box', 3, 2, 2 / 3, 2, 1000],
      ['Other', 1, 0, 0, 0, null],
    ]);
  });

  it('are ranked by any metric, and grouped by two fields', async () => {
    for (const metric of METRICS) {
      const groupBy: ReadSeriesQuery['groupBy'] = ['provisioning.application.name', 'provisioning.action'];
      const found = await groups({ metrics: [metric], groupBy, limit: 5 }, undefined);
      expect(found.map(({ values }) => values.join()).sort()).toEqual(['AWS,create', 'Box,create']);
    }
  });

  it("have the days of the dashboard's time zone, also that of 25 hours, and days without records", async () => {
    const [all] = await groups({ metrics: ['count'] }, { interval: '1d', timeZone: 'Europe/Berlin' });
    expect(all?.points.map(({ key }) => key)).toEqual(MIDNIGHTS);
    expect(all?.points.map(({ doc_count }) => doc_count)).toEqual([1, 1, 3]);
    expect(SUNDAY + 25 * 3_600_000).toBe(MONDAY);
  });

  it.each<[Interval, string, number]>([
    ['1d', 'Asia/Kathmandu', 24],
    ['6h', 'Asia/Kathmandu', 6],
    ['1d', 'America/St_Johns', 24],
    ['10m', 'Australia/Eucla', 1 / 6],
    ['5s', 'UTC', 1 / 720],
  ])('have points every %s of %s from the one with the start of the range to that with its end', async (...args) => {
    const [interval, timeZone, hours] = args;
    const length = hours * 3_600_000;
    for (const minutes of [0, 1, 15, 29, 30, 44, 45, 59]) {
      const from = Date.UTC(2026, 9, 24, 18, minutes, 7);
      const to = from + 3.5 * length;
      const body = seriesSearch(
        { ...SERIES, metrics: ['count'] },
        narrowedTo({ from, to, filters: [{ field: 'provisioning.action', values: ['none'] }] }),
        { interval, timeZone }
      );
      const response = await search(body);
      const keys = groupsOf(readSeries(response.aggregations), [], true).groups[0]?.points.map(({ key }) => key) ?? [];
      expect(from - (keys[0] ?? NaN)).toBeGreaterThanOrEqual(0);
      expect(from - (keys[0] ?? NaN)).toBeLessThan(length);
      expect(to - 1 - (keys.at(-1) ?? NaN)).toBeGreaterThanOrEqual(0);
      expect(to - 1 - (keys.at(-1) ?? NaN)).toBeLessThan(length);
    }
  });

  it('of days within the range are remembered by Elasticsearch, and not counted again a moment later', async () => {
    // As a day of the worker's, this index has had nothing deleted.
    await put(DAY, [event('a', TIME, 'Box', 1, 'ann')]);
    const hits: number[] = [];
    for (const moment of [0, 10_000, 20_000, 30_000, 40_000]) {
      const span = narrowedTo({ from: TIME - 3_600_000 + moment, to: TIME + 60_000 + moment });
      await search(seriesSearch(SERIES, span, { interval: '1h', timeZone: 'UTC' }));
      const { answer } = await ask('GET', `${DAY}/_stats/request_cache`);
      hits.push(v.parse(HITS, answer)._all.primaries.request_cache.hit_count);
    }
    // Not the second: the first one refreshed the index.
    expect(hits.at(-1)).toBeGreaterThan(hits[0] ?? NaN);
  });
});
