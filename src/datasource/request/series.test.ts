import { EVERYTHING } from '../testing';
import { type Interval } from '../types';
import { chosenInterval, dateHistogram, ianaTimeZone } from './interval';
import { type ReadSeriesQuery } from './readQuery';
import { seriesSearch } from './series';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SERIES: ReadSeriesQuery = {
  refId: 'A',
  queryType: 'series',
  metrics: ['failureRatio', 'count'],
  groupBy: [],
  limit: 3,
  other: true,
  interval: 'auto',
  levels: false,
};

describe('seriesSearch', () => {
  it('ranks the groups of each field by the first metric, and has the whole beside them', () => {
    const ratio = { avg: { field: 'provisioning.failed' } };
    const terms = (field: string) => ({
      field,
      size: 3,
      shard_size: 1000,
      order: [{ ratio: 'desc' }, { _key: 'asc' }],
    });
    const groupBy: ReadSeriesQuery['groupBy'] = ['provisioning.application.name', 'provisioning.action'];
    expect(seriesSearch({ ...SERIES, groupBy }, EVERYTHING, undefined)).toMatchObject({
      size: 0,
      query: {
        bool: {
          filter: [
            {},
            { exists: { field: 'provisioning.application.name' } },
            { exists: { field: 'provisioning.action' } },
          ],
        },
      },
      aggs: {
        overall: { aggs: { ratio } },
        groups: {
          terms: terms('provisioning.application.name'),
          aggs: { ratio, groups: { terms: terms('provisioning.action'), aggs: { ratio } } },
        },
      },
    });
  });

  it("has points by the calendar's days in the dashboard's time zone, up to the end of the range", () => {
    const range = { from: 0, to: 48 * HOUR };
    const points = { interval: '1d', timeZone: 'Europe/Berlin' } as const;
    expect(seriesSearch(SERIES, { ...EVERYTHING, ...range }, points)).toMatchObject({
      aggs: {
        overall: {
          aggs: {
            points: {
              date_histogram: {
                calendar_interval: '1d',
                time_zone: 'Europe/Berlin',
                extended_bounds: { min: 0, max: 48 * HOUR - 5 * MINUTE },
              },
            },
          },
        },
      },
    });
  });
});

describe('the whole beside the groups', () => {
  const points = { interval: '1h', timeZone: 'UTC' } as const;
  const overall = (query: Partial<ReadSeriesQuery>) => {
    const body = seriesSearch({ ...SERIES, ...query }, { ...EVERYTHING, from: 0, to: HOUR }, points);
    return JSON.stringify(body['aggs']).split('"groups"')[0] ?? '';
  };

  it.each<[boolean, Partial<ReadSeriesQuery>]>([
    [true, { groupBy: ['provisioning.status'], other: true }],
    [true, { groupBy: [], other: false }],
    [false, { groupBy: ['provisioning.status', 'provisioning.action'], other: false }],
  ])('has points: %s, for %j', (hasPoints, query) => {
    expect(overall(query).includes('"points"')).toBe(hasPoints);
  });
});

describe('the groups of one field', () => {
  const search = (query: Partial<ReadSeriesQuery>) => seriesSearch({ ...SERIES, ...query }, EVERYTHING, undefined);

  it('stand alone where nobody wants what they leave', () => {
    const { query, aggs } = search({ groupBy: ['provisioning.status'], other: false });
    expect(query).toEqual({ bool: { filter: [{ range: expect.anything() }] } });
    expect(Object.keys(aggs ?? {})).toEqual(['groups']);
  });

  it.each<[Partial<ReadSeriesQuery>]>([
    [{ groupBy: ['provisioning.status'], other: true }],
    [{ groupBy: ['provisioning.status', 'provisioning.action'], other: false }],
  ])('are taken from a whole of the records that have them: %j', (query) => {
    const body = search(query);
    expect(JSON.stringify(body['query'])).toContain('exists');
    expect(body).toMatchObject({ aggs: { overall: {}, groups: {} } });
  });
});

describe('intervals', () => {
  it.each<[number, number, Interval]>([
    [HOUR, 1, '5s'],
    [HOUR, 20_000, '30s'],
    [24 * HOUR, 60_000, '5m'],
    [30 * 24 * HOUR, HOUR, '1h'],
    [30 * 24 * HOUR, 13 * HOUR, '1d'],
    [3000 * 24 * HOUR, 400 * 24 * HOUR, '1M'],
  ])('fit a range of %d ms with points of at least %d ms: %s', (length, intervalMs, interval) => {
    expect(chosenInterval('auto', { from: 0, to: length }, intervalMs)).toBe(interval);
    expect(chosenInterval('1s', { from: 0, to: length }, intervalMs)).toBe('1s');
  });

  it('are refused when they make more points than Elasticsearch gives', () => {
    const range = { from: 0, to: 24 * HOUR };
    expect(() => dateHistogram('1s', range, 'UTC', 1)).toThrow('A point every 1s makes too many points');
    expect(() => dateHistogram('1m', range, 'UTC', 1)).not.toThrow();
    expect(() => dateHistogram('1m', range, 'UTC', 100)).toThrow('or fewer groups');
  });

  it('know what Grafana calls a time zone', () => {
    expect(ianaTimeZone('utc')).toBe('UTC');
    expect(ianaTimeZone('Asia/Kolkata')).toBe('Asia/Kolkata');
    expect(ianaTimeZone('browser')).toBe('UTC');
  });
});
