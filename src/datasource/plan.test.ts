import { type JsonObject } from '@provlogs/schema/record';
import { EMPTY } from 'rxjs';

import { planQuery } from './plan';
import { recordSearch } from './request/search';
import { FROM, TO } from './testing';
import { type ProvisioningQuery } from './types';

const plan = (query: ProvisioningQuery, range: { from: number; to: number }) =>
  planQuery(query, {
    index: 'provisioning-logs-*',
    range,
    timeZone: 'utc',
    intervalMs: 0,
    adHoc: [],
    replace: (text) => text,
  });

const RECORDS: ProvisioningQuery = { refId: 'A', queryType: 'records' };
const FACETS: ProvisioningQuery = { refId: 'A', queryType: 'facets', fields: ['provisioning.status'] };
const RECORD: ProvisioningQuery = { refId: 'A', queryType: 'record', documentId: 'x' };

describe('planQuery', () => {
  it.each([RECORDS, FACETS])('refuses a range that ends before it begins: %j', (query) => {
    expect(() => plan(query, { from: TO, to: FROM })).toThrow('The time range ends before it begins.');
    expect(() => plan(query, { from: FROM, to: FROM })).not.toThrow();
  });

  it('reads one record whatever the range', () => {
    expect(() => plan(RECORD, { from: TO, to: FROM })).not.toThrow();
  });

  it('looks for a record in its own day alone, where that is known', () => {
    const asked: JsonObject[] = [];
    const search: Parameters<ReturnType<typeof plan>>[0] = (body) => {
      asked.push(body);
      return EMPTY;
    };
    plan({ ...RECORD, time: TO }, { from: FROM, to: TO })(search).subscribe();
    expect(asked).toEqual([recordSearch('x', TO)]);
  });
});
