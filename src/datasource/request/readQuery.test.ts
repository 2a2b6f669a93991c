import { type ProvisioningQuery } from '../types';
import { readQuery } from './readQuery';

/** A query as a dashboard's JSON may hold it: anything. */
const fromDashboard = (json: string): ProvisioningQuery => JSON.parse(json);

describe('readQuery', () => {
  it('fills in defaults and drops what it does not know', () => {
    expect(readQuery(fromDashboard('{"refId":"A","queryType":"records","junk":1,"datasource":{"uid":"x"}}'))).toEqual({
      refId: 'A',
      queryType: 'records',
      format: 'table',
      documents: false,
      order: 'desc',
      limit: 500,
    });
    expect(readQuery({ refId: 'A', queryType: 'facets', fields: ['error.code'] })).toEqual({
      refId: 'A',
      queryType: 'facets',
      fields: ['error.code'],
      contains: '',
      limit: 100,
    });
  });

  it.each([
    [
      '{"refId":"A","queryType":"logs"}',
      'queryType: must be records, series, facets, failing, cycles, comparison or record',
    ],
    ['{"refId":"A","queryType":"records","limit":0}', 'limit: the limit must be a whole number from 1 to 10000'],
    ['{"refId":"A","queryType":"records","limit":10001}', 'limit: the limit must be a whole number from 1 to 10000'],
    ['{"refId":"A","queryType":"records","limit":"5"}', 'limit: the limit must be a whole number from 1 to 10000'],
    ['{"refId":"A","queryType":"records","columns":["*"]}', 'columns.0: "*" is no field name for a column'],
    [
      '{"refId":"A","queryType":"records","filters":[{"field":"_id","values":[]}]}',
      'filters.0.field: _id is no field to filter by or to count',
    ],
    ['{"refId":"A","queryType":"facets","fields":[]}', 'fields: choose at least one field to count the values of'],
    [
      '{"refId":"A","queryType":"facets","fields":["message"]}',
      'fields.0: message is no field to filter by or to count',
    ],
    ['{"refId":"A","queryType":"series","metrics":[]}', 'metrics: choose at least one metric'],
    ['{"refId":"A","queryType":"series","metrics":["count","count"]}', 'metrics: choose each metric once'],
    ['{"refId":"A","queryType":"series","metrics":["sum"]}', 'metrics.0: sum is no metric'],
    ['{"refId":"A","queryType":"series","metrics":["count"],"interval":"2m"}', 'interval: 2m is no interval'],
    [
      '{"refId":"A","queryType":"records","ranges":[{"field":"event.duration","min":"1"}]}',
      'ranges.0.min: a bound must be a number',
    ],
    ['{"refId":"A","queryType":"record","documentId":""}', 'documentId: the ID of the record is missing'],
    [
      '{"refId":"A","queryType":"record","documentId":"x","time":"now"}',
      'time: the time of the record must be a number',
    ],
  ])('refuses %s', (json, problem) => {
    expect(() => readQuery(fromDashboard(json))).toThrow(`The query cannot be run: ${problem}.`);
  });

  it('takes what Grafana made of nothing for a list of records', () => {
    expect(readQuery({ refId: 'A' })).toMatchObject({ queryType: 'records' });
  });

  it('refuses what a newer version saved', () => {
    expect(() => readQuery({ refId: 'A', queryType: 'records', version: 99 })).toThrow('newer version of this plugin');
  });
});
