import { LogRowContextQueryDirection, SupplementaryQueryType } from '@grafana/data';

import { type RecordsQuery } from '../types';
import { contextQuery } from './context';
import { modifyQuery, queryHasFilter, toggleQueryFilter } from './modifyQuery';
import { volumeQuery } from './volume';

const QUERY: RecordsQuery = { refId: 'A', queryType: 'records', format: 'logs' };
const option = (value: string, key = 'error.code') => ({ key, value });

describe('filters of log lines', () => {
  it('are added, taken away again, and replaced by their opposite', () => {
    const kept = toggleQueryFilter(QUERY, { type: 'FILTER_FOR', options: option('a"b') });
    expect(kept).toMatchObject({ filters: [{ field: 'error.code', values: ['a"b'] }] });
    expect(queryHasFilter(kept, option('a"b'))).toBe(true);
    expect(toggleQueryFilter(kept, { type: 'FILTER_FOR', options: option('a"b') })).toMatchObject({ filters: [] });
    const out = toggleQueryFilter(kept, { type: 'FILTER_OUT', options: option('a"b') });
    expect(out).toMatchObject({ filters: [{ field: 'error.code', values: ['a"b'], exclude: true }] });
    expect(queryHasFilter(out, option('a"b'))).toBe(false);
    expect(modifyQuery(out, { type: 'ADD_FILTER_OUT', options: option('c') })).toMatchObject({
      filters: [{ values: ['a"b', 'c'], exclude: true }],
    });
  });

  it('leave the query as it is for what cannot be filtered by', () => {
    expect(toggleQueryFilter(QUERY, { type: 'FILTER_FOR', options: option('x', 'event.id') })).toBe(QUERY);
    expect(modifyQuery(QUERY, { type: 'ADD_FILTER', options: option('x', 'message') })).toBe(QUERY);
    expect(modifyQuery(QUERY, { type: 'SOMETHING' })).toBe(QUERY);
  });

  it('look for selected text as a phrase', () => {
    const text = { ...QUERY, text: 'bob' };
    expect(modifyQuery(text, { type: 'ADD_STRING_FILTER', options: { value: 'timed "out" |' } })).toMatchObject({
      text: 'bob "timed  out  |"',
    });
    expect(modifyQuery(text, { type: 'ADD_STRING_FILTER_OUT', options: { value: 'x' } })).toMatchObject({
      text: 'bob',
      notText: '"x"',
    });
  });
});

describe('the context of a log line', () => {
  const labels = { 'provisioning.identity.id': 'i', 'provisioning.cycle_id': 'c', 'event.id': 'e' };

  it('is of the same identity or cycle, from the line on', () => {
    const row = { labels, timeEpochMs: 5 };
    expect(contextQuery(row, 'identity')).toMatchObject({
      filters: [{ field: 'provisioning.identity.id', values: ['i'] }],
      order: 'desc',
      after: [5, 'e'],
      format: 'logs',
    });
    expect(contextQuery(row, 'cycle', LogRowContextQueryDirection.Forward, 7)).toMatchObject({
      filters: [{ field: 'provisioning.cycle_id', values: ['c'] }],
      order: 'asc',
      limit: 7,
    });
  });

  it('says when there is nothing in common', () => {
    expect(() => contextQuery({ labels: {}, timeEpochMs: 5 }, 'cycle')).toThrow('This record has no cycle ID');
  });
});

describe('the histogram of log lines', () => {
  it('counts the same records by status', () => {
    expect(volumeQuery(SupplementaryQueryType.LogsVolume, { ...QUERY, text: 'x', notIdentity: 'y' })).toMatchObject({
      refId: 'log-volume-A',
      queryType: 'series',
      groupBy: ['provisioning.status'],
      text: 'x',
      notIdentity: 'y',
      levels: true,
    });
    expect(volumeQuery(SupplementaryQueryType.LogsSample, QUERY)).toBeUndefined();
    expect(volumeQuery(SupplementaryQueryType.LogsVolume, { ...QUERY, hide: true })).toBeUndefined();
  });
});
