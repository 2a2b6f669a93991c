import { EVERYTHING } from '../testing';
import { type Filter } from '../types';
import { type Narrowed } from './narrowing';
import { type ReadFacetsQuery, type ReadRecordsQuery } from './readQuery';
import { facetsSearch, recordSearch, recordsSearch } from './search';

const RANGE = { range: { '@timestamp': { gte: 1, lte: 2, format: 'epoch_millis' } } };
const records: ReadRecordsQuery = {
  refId: 'A',
  queryType: 'records',
  format: 'table',
  documents: false,
  order: 'desc',
  limit: 50,
};
const narrowedTo = (...filters: Filter[]): Narrowed => ({ ...EVERYTHING, filters });

describe('recordsSearch', () => {
  it('asks for the columns, each once, and what names the record, and reads nothing of whole records', () => {
    const body = recordsSearch({ ...records, columns: ['@timestamp', 'error.code', 'error.code'] }, narrowedTo());
    expect(body).toEqual({
      timeout: '20s',
      size: 50,
      track_total_hits: true,
      query: { bool: { filter: [RANGE] } },
      _source: false,
      docvalue_fields: [{ field: '@timestamp', format: 'epoch_millis' }, 'error.code', 'organization.id', 'event.id'],
      stored_fields: '_none_',
      sort: [
        { '@timestamp': { order: 'desc', unmapped_type: 'date' } },
        { 'event.id': { order: 'desc', unmapped_type: 'keyword' } },
      ],
    });
  });

  it.each([undefined, []])('asks for the default columns, and ids for names, when %j are chosen', (columns) => {
    expect(recordsSearch({ ...records, columns }, narrowedTo())).toMatchObject({
      docvalue_fields: [
        { field: '@timestamp', format: 'epoch_millis' },
        'provisioning.identity.name',
        'provisioning.action',
        'provisioning.source_system.name',
        'provisioning.target_system.name',
        'provisioning.application.name',
        'provisioning.status',
        'provisioning.identity.id',
        'organization.id',
        'event.id',
      ],
    });
  });

  it('reads from the record itself only what has no column: texts, and fields that it does not know', () => {
    const columns = ['message', 'event.duration', 'provisioning.changed', 'custom.field'];
    const body = recordsSearch({ ...records, columns }, narrowedTo());
    expect(body).toMatchObject({
      docvalue_fields: ['event.duration', 'provisioning.changed'],
      fields: ['message', 'custom.field'],
    });
    expect(body).not.toHaveProperty('stored_fields');
  });

  it('goes on after a cursor, in the same order for both keys', () => {
    const body = recordsSearch({ ...records, order: 'asc', after: [5, 'id'] }, narrowedTo());
    expect(body).toMatchObject({
      search_after: [5, 'id'],
      track_total_hits: false,
      sort: [{ '@timestamp': { order: 'asc' } }, { 'event.id': { order: 'asc' } }],
    });
  });

  it('asks for whole documents when they are wanted', () => {
    const body = recordsSearch({ ...records, documents: true }, narrowedTo());
    expect(body).toMatchObject({ _source: true });
    // Elasticsearch refuses the two together.
    expect(body).not.toHaveProperty('stored_fields');
  });

  it('narrows by the filters', () => {
    const body = recordsSearch(records, narrowedTo({ field: 'provisioning.action', values: ['create'] }));
    expect(body).toMatchObject({
      query: { bool: { filter: [RANGE, { terms: { 'provisioning.action': ['create'] } }] } },
    });
  });
});

describe('facetsSearch', () => {
  const facets: ReadFacetsQuery = {
    refId: 'A',
    queryType: 'facets',
    fields: ['provisioning.action', 'provisioning.status'],
    contains: '',
    limit: 100,
  };

  it('narrows every field by all filters but its own', () => {
    const action: Filter = { field: 'provisioning.action', values: ['create'] };
    const status: Filter = { field: 'provisioning.status', values: ['failure'], exclude: true };
    const code: Filter = { field: 'error.code', values: ['Timeout'] };
    const byAction = { terms: { 'provisioning.action': ['create'] } };
    const byStatus = { bool: { must_not: [{ terms: { 'provisioning.status': ['failure'] } }] } };
    const values = (field: string) => ({ values: { terms: { field, size: 100, shard_size: 1000 } } });
    expect(facetsSearch(facets, narrowedTo(action, status, code))).toEqual({
      timeout: '20s',
      size: 0,
      query: { bool: { filter: [RANGE, { terms: { 'error.code': ['Timeout'] } }] } },
      aggs: {
        'provisioning.action': { filter: { bool: { filter: [byStatus] } }, aggs: values('provisioning.action') },
        'provisioning.status': { filter: { bool: { filter: [byAction] } }, aggs: values('provisioning.status') },
      },
    });
  });

  it('has no filter, be it an empty one, around a field that no other field narrows', () => {
    const action: Filter = { field: 'provisioning.action', values: ['create'] };
    expect(facetsSearch(facets, narrowedTo(action))['aggs']).toMatchObject({
      'provisioning.action': { terms: { field: 'provisioning.action' } },
      'provisioning.status': { filter: {}, aggs: { values: { terms: { field: 'provisioning.status' } } } },
    });
  });

  it('looks for a part of the values in any letter case, whatever it holds', () => {
    expect(facetsSearch({ ...facets, fields: ['error.code'], contains: 'aß.d\\5' }, narrowedTo())).toMatchObject({
      aggs: { 'error.code': { terms: { include: '.*[aA][ß]\\.[dD]\\\\\\5.*' } } },
    });
  });

  it('lets shards send more values than asked for', () => {
    expect(facetsSearch({ ...facets, fields: ['error.code'], limit: 800 }, narrowedTo())).toMatchObject({
      aggs: { 'error.code': { terms: { size: 800, shard_size: 1600 } } },
    });
  });
});

describe('recordSearch', () => {
  it('asks for one whole document', () => {
    expect(recordSearch('x"}')).toEqual({
      timeout: '20s',
      size: 1,
      query: { ids: { values: ['x"}'] } },
      _source: true,
    });
  });

  it('looks at no other time than that of the document', () => {
    const range = { range: { '@timestamp': { gte: 5, lte: 5, format: 'epoch_millis' } } };
    expect(recordSearch('x', 5)).toMatchObject({ query: { bool: { filter: [{ ids: { values: ['x'] } }, range] } } });
  });
});
