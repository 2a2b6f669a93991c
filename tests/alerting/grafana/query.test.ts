import { readAnswer, searchOf } from './query.ts';
import { type DataNode } from './rules.ts';

const HOUR = 3_600_000;

const node: DataNode = {
  kind: 'data',
  refId: 'A',
  datasourceUid: 'provlogs-ingested',
  from: HOUR,
  to: 0,
  model: {
    query: '@timestamp:[now-6h TO *]',
    metrics: [{ id: '1', type: 'cardinality', field: 'id', settings: { precision_threshold: '1000' } }],
    bucketAggs: [
      { id: '2', type: 'terms', field: 'app', settings: { size: '9', order: 'desc', orderBy: '_count', missing: '-' } },
      { id: '3', type: 'date_histogram', settings: { interval: '1h', min_doc_count: '1' } },
    ],
  },
};

it('a query becomes the search that Grafana sends, with the evaluation as now', () => {
  const at = Date.UTC(2026, 0, 2, 3, 4, 5);
  const range = { gte: at - HOUR, lte: at, format: 'epoch_millis' };
  expect(searchOf(node, 'event.ingested', at)).toEqual({
    size: 0,
    query: {
      bool: {
        filter: [
          { range: { 'event.ingested': range } },
          {
            query_string: {
              query: String.raw`@timestamp:[2026-01-02T03\:04\:05.000Z||-6h TO *]`,
              analyze_wildcard: true,
            },
          },
        ],
      },
    },
    aggs: {
      '2': {
        terms: { field: 'app', size: 9, order: { _count: 'desc' }, missing: '-' },
        aggs: {
          '3': {
            date_histogram: {
              field: 'event.ingested',
              fixed_interval: '1h',
              min_doc_count: 1,
              extended_bounds: { min: at - HOUR, max: at },
              format: 'epoch_millis',
            },
            aggs: { '1': { cardinality: { field: 'id', precision_threshold: '1000' } } },
          },
        },
      },
    },
  });
});

it('an answer grouped by time is one series a group', () => {
  const hours = [{ key: 0, doc_count: 7, '1': { value: 3 } }];
  const answer = { '2': { buckets: [{ key: 'Box', doc_count: 7, '3': { buckets: hours } }] } };
  expect(readAnswer(node, answer)).toEqual([
    { kind: 'series', labels: { app: 'Box' }, points: [{ time: 0, value: 3 }] },
  ]);
});

it('an answer grouped by terms is one number a group, and none without groups', () => {
  const [terms] = node.model.bucketAggs;
  const counted: DataNode = {
    ...node,
    model: { ...node.model, metrics: [{ id: '1', type: 'count' }], bucketAggs: terms ? [terms] : [] },
  };
  const answer = { '2': { buckets: [{ key: 'Box', doc_count: 7 }] } };
  expect(readAnswer(counted, answer)).toEqual([{ kind: 'number', labels: { app: 'Box' }, value: 7 }]);
  expect(readAnswer(counted, { '2': { buckets: [] } })).toEqual([]);
  expect(readAnswer(counted, undefined)).toEqual([]);
});
