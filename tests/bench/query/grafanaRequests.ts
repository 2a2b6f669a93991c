import { type JsonObject } from '@provlogs/schema/record';

/*
 * The searches of Grafana's own Elasticsearch data source (12.3, pkg/tsdb/elasticsearch), as leanly as its editor lets
 * one ask: documents as raw data, without the histogram and the highlighting that its logs queries add.
 */

interface Range {
  from: number;
  to: number;
}

const TIME = '@timestamp';

/** Whole documents, the newest first. */
export function grafanaDocuments(range: Range, query: string, size: number): JsonObject {
  return {
    size,
    query: filtered(range, query),
    sort: [{ [TIME]: { order: 'desc', unmapped_type: 'boolean' } }, { _doc: { order: 'desc' } }],
    docvalue_fields: [TIME],
    script_fields: {},
    fields: [{ field: TIME, format: 'strict_date_optional_time_nanos' }],
  };
}

/** The values of a field and their counts. */
export function grafanaTerms(range: Range, query: string, field: string, size: number): JsonObject {
  return { size: 0, query: filtered(range, query), aggs: { 2: { terms: terms(field, size) } } };
}

/** Counts over time by the values of a field. */
export function grafanaHistogram(range: Range, query: string, field: string, interval: string): JsonObject {
  const histogram = {
    field: TIME,
    fixed_interval: interval,
    min_doc_count: 0,
    extended_bounds: { min: range.from, max: range.to },
    format: 'epoch_millis',
  };
  return {
    size: 0,
    query: filtered(range, query),
    aggs: { 3: { terms: terms(field, 10), aggs: { 2: { date_histogram: histogram } } } },
  };
}

function terms(field: string, size: number): JsonObject {
  return { field, size, order: { _count: 'desc' }, min_doc_count: 1 };
}

function filtered({ from, to }: Range, query: string): JsonObject {
  const range = { range: { [TIME]: { gte: from, lte: to, format: 'epoch_millis' } } };
  const text = query === '' ? [] : [{ query_string: { query, analyze_wildcard: true } }];
  return { bool: { filter: [range, ...text] } };
}
