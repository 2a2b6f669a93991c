import { type DataFrame, FieldType } from '@grafana/data';

import { searchAnswer } from '../testing';
import { facetFrames } from './facetFrames';
import { recordFrame } from './recordFrame';
import { recordsFrame } from './recordsFrame';
import { readSearchResponse } from './searchResponse';

const INDEX = 'provisioning-logs-*';
const read = (hits: unknown[], more?: object) => readSearchResponse(searchAnswer(hits, more), INDEX);
const column = (frame: DataFrame, name: string) => frame.fields.find((field) => field.name === name);

const HIT = {
  _index: 'provisioning-logs-2026.11.19',
  _id: 't:1',
  _score: null,
  fields: {
    '@timestamp': ['1763510400123'],
    'provisioning.changed': ['department', 'jobTitle'],
    'event.duration': [1500000000],
    'provisioning.status': ['failure'],
    'custom.nested': [{ a: 1 }],
  },
  sort: [1763510400123, '1'],
};

describe('recordsFrame', () => {
  const asked = {
    refId: 'A',
    executed: 'POST x',
    columns: [
      '@timestamp',
      'provisioning.changed',
      'event.duration',
      'provisioning.status',
      'error.code',
      'custom.nested',
    ],
    documents: false,
    limit: 1,
  };

  it('has a row a record and a field a column, with labels, kinds and units', () => {
    const frame = recordsFrame(read([HIT]), asked);
    expect(
      frame.fields.map(({ name, type, config, values }) => [name, type, config.displayName, config.unit, values])
    ).toEqual([
      ['@timestamp', FieldType.time, 'Date', undefined, [1763510400123]],
      ['provisioning.changed', FieldType.string, 'Modified properties', undefined, ['department, jobTitle']],
      ['event.duration', FieldType.number, 'Duration', 'ns', [1500000000]],
      ['provisioning.status', FieldType.string, 'Status', undefined, ['failure']],
      ['error.code', FieldType.string, 'Error code', undefined, [null]],
      ['custom.nested', FieldType.string, 'custom.nested', undefined, ['{"a":1}']],
      ['_id', FieldType.string, undefined, undefined, ['t:1']],
    ]);
    expect(frame.meta).toMatchObject({
      uniqueRowIdFields: [6],
      preferredVisualisationType: 'table',
      executedQueryString: 'POST x',
      notices: [],
    });
    expect(column(frame, '_id')?.config.custom).toMatchObject({ hideFrom: { viz: true } });
  });

  it.each([
    ['a full page of many', { limit: 1, total: 3 }, [1763510400123, '1']],
    ['a full page of all', { limit: 1, total: 1 }, undefined],
    ['a page that is not full', { limit: 2, total: 3 }, undefined],
    ['a later page', { limit: 1, total: 1, after: [5] }, [1763510400123, '1']],
  ])('says where to go on after %s', (_, { total, ...page }, cursor) => {
    const answer = read([HIT], { hits: { total: { value: total, relation: 'eq' }, hits: [HIT] } });
    expect(recordsFrame(answer, { ...asked, ...page }).meta?.custom).toEqual({ total, cursor });
  });

  it('is an empty list of the right columns when there is none', () => {
    const frame = recordsFrame(read([]), asked);
    expect(frame.length).toBe(0);
    expect(frame.fields).toHaveLength(7);
    expect(frame.meta?.custom).toEqual({ total: 0, cursor: undefined });
  });

  it('shows the id of an identity without a name', () => {
    const name = 'provisioning.identity.name';
    const id = { 'provisioning.identity.id': ['i-1'] };
    const hits = [
      { ...HIT, fields: { ...id, [name]: ['Ada'] } },
      { ...HIT, fields: id },
    ];
    const frame = recordsFrame(read(hits), { ...asked, columns: [name] });
    expect(frame.fields.map((field) => [field.name, field.values])).toEqual([
      [name, ['Ada', 'i-1']],
      ['_id', ['t:1', 't:1']],
    ]);
  });

  it('knows a document by tenant and record ID where Elasticsearch does not name it', () => {
    const named = (fields: object) => ({ fields, sort: [0, 'x'] });
    const hits = [
      named({ 'organization.id': ['A1B2C3D4-0000-4000-8000-00000000000A'], 'event.id': ['Rec'] }),
      named({ 'event.id': ['r'] }),
      named({ 'organization.id': ['t'] }),
    ];
    const frame = recordsFrame(read(hits), { ...asked, columns: [] });
    expect(column(frame, '_id')?.values).toEqual(['a1b2c3d4-0000-4000-8000-00000000000a:Rec', '-:r', '']);
  });

  it('shows nothing for a time or number that is none', () => {
    const frame = recordsFrame(read([{ ...HIT, fields: { '@timestamp': [''], 'event.duration': ['x'] } }]), asked);
    expect(column(frame, '@timestamp')?.values).toEqual([null]);
    expect(column(frame, 'event.duration')?.values).toEqual([null]);
  });

  it('says when results are partial, and why', () => {
    const answer = read([HIT], {
      timed_out: true,
      _shards: {
        total: 31,
        successful: 30,
        failed: 1,
        failures: [{ shard: 0, index: 'x', reason: { type: 'io', reason: 'disk' } }],
      },
    });
    const texts = recordsFrame(answer, asked).meta?.notices?.map(({ severity, text }) => `${severity}: ${text}`);
    expect(texts).toEqual([
      expect.stringContaining('warning: Partial results: Elasticsearch was stopped after 20 s'),
      expect.stringMatching(/^warning: Partial results: 1 of 31 shards failed.*disk$/),
    ]);
  });
});

describe('facetFrames', () => {
  const buckets = [
    { key: 'failure', doc_count: 7 },
    { key: 'success', doc_count: 2 },
  ];
  const facet = (error: number) => ({
    doc_count: 9,
    values: { doc_count_error_upper_bound: error, sum_other_doc_count: 4, buckets },
  });

  it('has a frame a field with values and counts', () => {
    // Without a filter of other fields around it.
    const none = { sum_other_doc_count: 0, buckets: [] };
    const answer = read([], { aggregations: { 'provisioning.status': facet(0), 'error.code': none } });
    const frames = facetFrames(answer, { refId: 'A', executed: 'x', fields: ['provisioning.status', 'error.code'] });
    expect(frames.map(({ name, fields, meta }) => [name, fields.map(({ values }) => values), meta?.custom])).toEqual([
      [
        'Status',
        [
          ['failure', 'success'],
          [7, 2],
        ],
        { field: 'provisioning.status', otherCount: 4 },
      ],
      ['Error code', [[], []], { field: 'error.code', otherCount: 0 }],
    ]);
    expect(frames[0]?.meta?.notices).toEqual([]);
  });

  it('says when counts may be too low', () => {
    const answer = read([], { aggregations: { 'error.code': facet(3) } });
    const [frame] = facetFrames(answer, { refId: 'A', executed: 'x', fields: ['error.code'] });
    expect(frame?.meta?.notices?.[0]?.text).toContain('too low by 3');
  });
});

describe('recordFrame', () => {
  const asked = { refId: 'A', executed: 'x', documentId: 't:1' };

  it('has the stored document in its one row', () => {
    const frame = recordFrame(read([{ _id: 't:1', _source: { message: 'm' } }]), asked);
    expect(frame.fields.map(({ name, values }) => [name, values])).toEqual([
      ['_id', ['t:1']],
      ['document', [{ message: 'm' }]],
    ]);
  });

  it('says that there is no such record, or that it may be in a failed shard', () => {
    expect(() => recordFrame(read([]), asked)).toThrow('There is no record with the ID t:1.');
    const partial = read([], { _shards: { total: 2, failed: 1 } });
    expect(() => recordFrame(partial, asked)).toThrow('1 of 2 shards failed');
  });
});

describe('readSearchResponse', () => {
  it('does not take a search over no index for a search without hits', () => {
    expect(() => read([], { _shards: { total: 0, failed: 0 } })).toThrow(
      'No index matches provisioning-logs-*, or the data source\'s key or user may read none of them. Run "provlogs setup" and import records with "provlogs import"'
    );
  });

  it.each([undefined, null, '', '<html></html>', {}, [], { hits: {} }, { ...searchAnswer([]), hits: { hits: [{}] } }])(
    'refuses %j, which is no search result',
    (data) => {
      expect(() => readSearchResponse(data, INDEX)).toThrow('The answer is no search result of Elasticsearch');
    }
  );
});
