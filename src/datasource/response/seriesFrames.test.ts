import { DataFrameType, FieldType } from '@grafana/data';

import { type ReadSeriesQuery } from '../request/readQuery';
import { searchAnswer } from '../testing';
import { readSearchResponse } from './searchResponse';
import { seriesFrames } from './seriesFrames';

const QUERY: ReadSeriesQuery = {
  refId: 'A',
  queryType: 'series',
  metrics: ['count', 'failureRatio', 'identities', 'durationP95'],
  groupBy: ['provisioning.application.name'],
  limit: 1,
  other: true,
  interval: 'none',
  levels: false,
};
const HOURLY = { interval: '1h', timeZone: 'UTC' } as const;

const numbers = (doc_count: number, failed: number) => ({
  doc_count,
  failures: { value: failed },
  ratio: { value: doc_count === 0 ? null : failed / doc_count },
  identities: { value: doc_count },
  durations: { values: { '95.0': doc_count === 0 ? null : 7 } },
});
const terms = (buckets: object[]) => ({ sum_other_doc_count: 0, buckets });
const framesOf = (aggregations: object, query: Partial<ReadSeriesQuery>, points?: typeof HOURLY) =>
  seriesFrames(readSearchResponse(searchAnswer([], { aggregations }), 'i'), {
    query: { ...QUERY, ...query },
    executed: 'POST x',
    points,
  });

const TOTALS = { overall: numbers(10, 4), groups: terms([{ key: 'Box', ...numbers(6, 3) }]) };

describe('seriesFrames of a whole time range', () => {
  it('is a table of groups and metrics, with what is left as the last group', () => {
    const [frame, ...others] = framesOf(TOTALS, {});
    expect(others).toEqual([]);
    expect(frame?.fields.map(({ name, config, values }) => [name, config.displayNameFromDS, values])).toEqual([
      ['provisioning.application.name', 'Application', ['Box', 'Other']],
      ['count', 'Records', [6, 4]],
      ['failureRatio', 'Failure ratio', [0.5, 0.25]],
      ['identities', 'Identities', [6, null]],
      ['durationP95', 'Duration, 95th percentile', [7, null]],
    ]);
    expect(frame?.fields[0]?.config.filterable).toBe(true);
    expect(frame?.meta).toMatchObject({ executedQueryString: 'POST x', notices: [] });
  });

  it('says that groups were cut off when what is left is not shown', () => {
    const [frame] = framesOf(TOTALS, { other: false });
    expect(frame?.fields[0]?.values).toEqual(['Box']);
    expect(frame?.meta?.notices?.[0]?.text).toContain('4 records are in others');
  });

  it('says so by the count of the others where there is no whole', () => {
    const groups = { sum_other_doc_count: 3, buckets: [{ key: 'Box', ...numbers(6, 3) }] };
    const [frame] = framesOf({ groups }, { other: false });
    expect(frame?.fields[1]?.values).toEqual([6]);
    expect(frame?.meta?.notices?.[0]?.text).toContain('3 records are in others');
  });

  it('does not reckon what is left where a record is in several groups', () => {
    const [frame] = framesOf(
      { ...TOTALS, groups: { sum_other_doc_count: 5, buckets: [{ key: 'mail', ...numbers(8, 1) }] } },
      { groupBy: ['provisioning.changed'] }
    );
    expect(frame?.fields[0]?.values).toEqual(['mail']);
    expect(frame?.meta?.notices?.[0]?.text).toContain('5 records are in others');
  });

  it('has a row for every pair of two fields', () => {
    const groups = terms([
      { key: 'Box', ...numbers(6, 3), groups: terms([{ key: 'create', ...numbers(4, 3) }]) },
      { key: 'AWS', ...numbers(4, 1), groups: terms([{ key: 'update', ...numbers(4, 1) }]) },
    ]);
    const [frame] = framesOf(
      { overall: numbers(10, 4), groups },
      { groupBy: ['provisioning.application.name', 'provisioning.action'], metrics: ['count'] }
    );
    expect(frame?.fields.map(({ values }) => values)).toEqual([
      ['Box', 'AWS', 'Other'],
      ['create', 'update', 'Other'],
      [4, 4, 2],
    ]);
  });
});

describe('seriesFrames over time', () => {
  const at = (key: number, doc_count: number, failed: number) => ({ key, ...numbers(doc_count, failed) });
  const cell = (...buckets: Array<ReturnType<typeof at>>) => ({
    doc_count: buckets.reduce((sum, bucket) => sum + bucket.doc_count, 0),
    points: { buckets },
  });
  const series = {
    overall: cell(at(0, 5, 1), at(3_600_000, 2, 2)),
    groups: terms([{ key: 'failure', ...cell(at(0, 3, 1), at(3_600_000, 0, 0)) }]),
  };

  it('has a frame a group and metric, labelled, and what is left of each point', () => {
    const frames = framesOf(series, { groupBy: ['provisioning.status'], metrics: ['count', 'durationP95'] }, HOURLY);
    expect(frames.map(({ name, fields }) => [name, fields[1]?.labels, fields[1]?.values])).toEqual([
      ['failure: Records', { 'provisioning.status': 'failure' }, [3, 0]],
      ['failure: Duration, 95th percentile', { 'provisioning.status': 'failure' }, [7, null]],
      ['Other: Records', { 'provisioning.status': 'Other' }, [2, 2]],
    ]);
    expect(frames[0]?.fields[0]).toMatchObject({
      name: 'Time',
      type: FieldType.time,
      values: [0, 3_600_000],
      config: { interval: 3_600_000 },
    });
    expect(frames[0]?.fields[1]?.config).toMatchObject({ displayNameFromDS: 'failure: Records', unit: 'short' });
    expect(frames[0]?.fields[1]?.config.color).toMatchObject({ fixedColor: 'red' });
    expect(frames[0]?.meta).toMatchObject({ type: DataFrameType.TimeSeriesMulti });
  });

  it('is named by the metric alone when nothing groups, and by the group alone when there is one metric', () => {
    const one = framesOf({ overall: series.overall }, { groupBy: [], metrics: ['count'] }, HOURLY);
    expect(one.map(({ name }) => name)).toEqual(['Records']);
    const grouped = framesOf(series, { groupBy: ['provisioning.status'], metrics: ['count'] }, HOURLY);
    expect(grouped.map(({ name }) => name)).toEqual(['failure', 'Other']);
  });

  it('has the level as a label where Explore’s histogram asks for it', () => {
    const [failures] = framesOf(series, { groupBy: ['provisioning.status'], metrics: ['count'], levels: true }, HOURLY);
    expect(failures?.fields[1]?.labels).toEqual({ 'provisioning.status': 'failure', level: 'error' });
  });

  it('refuses an answer without numbers', () => {
    expect(() => framesOf({}, {})).toThrow('has not the numbers that were asked for');
  });
});
