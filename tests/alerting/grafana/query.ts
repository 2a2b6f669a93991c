import { type BucketAggregation, type DataNode } from './rules.ts';
import { type Labels, type Values } from './values.ts';

/**
 * The search that Grafana 12.3's Elasticsearch data source sends for a query of a rule, evaluated at `at`. What
 * Elasticsearch would take for `now` is written out: here the evaluation is not now.
 */
export function searchOf({ model, from, to }: DataNode, timeField: string, at: number) {
  const range = { gte: at - from, lte: at - to, format: 'epoch_millis' };
  const query = model.query.replaceAll('now', `${new Date(at).toISOString().replaceAll(':', '\\:')}||`);
  const metrics = model.metrics.flatMap(({ id, type, field, settings }) =>
    type === 'count' ? [] : [[id, { [type]: { field, ...settings } }] as const]
  );
  const aggregations = model.bucketAggs.reduceRight<object>(
    (inner, bucket) => ({
      [bucket.id]: {
        ...(bucket.type === 'terms' ? terms(bucket) : dateHistogram(bucket, timeField, range.gte, range.lte)),
        ...(Object.keys(inner).length > 0 ? { aggs: inner } : {}),
      },
    }),
    Object.fromEntries(metrics)
  );
  return {
    size: 0,
    query: {
      bool: {
        filter: [{ range: { [timeField]: range } }, { query_string: { query, analyze_wildcard: true } }],
      },
    },
    aggs: aggregations,
  };
}

function terms({ field, settings }: BucketAggregation) {
  const { size, order, orderBy, min_doc_count, missing } = settings;
  return {
    terms: {
      field,
      size: Number(size ?? 500),
      ...(orderBy === undefined ? {} : { order: { [orderBy]: order ?? 'desc' } }),
      ...(min_doc_count === undefined ? {} : { min_doc_count: Number(min_doc_count) }),
      ...(missing === undefined ? {} : { missing }),
    },
  };
}

function dateHistogram({ field, settings }: BucketAggregation, timeField: string, min: number, max: number) {
  return {
    date_histogram: {
      field: field ?? timeField,
      fixed_interval: settings.interval,
      min_doc_count: Number(settings.min_doc_count ?? 0),
      extended_bounds: { min, max },
      format: 'epoch_millis',
    },
  };
}

/**
 * What the data source makes of the answer, for rules: time series where the last grouping is by time, otherwise one
 * number a group. An empty list means that there was nothing to group.
 */
export function readAnswer({ model }: DataNode, aggregations: unknown): Values {
  const [metric] = model.metrics;
  const value = (bucket: unknown) =>
    numberAt(metric.type === 'count' ? at(bucket, 'doc_count') : at(at(bucket, metric.id), 'value'));
  const walk = (level: unknown, depth: number, labels: Labels): Values => {
    const bucketAgg = model.bucketAggs[depth];
    if (bucketAgg === undefined) {
      return [{ kind: 'number', labels, value: value(level) }];
    }
    const buckets = bucketsOf(at(level, bucketAgg.id));
    if (bucketAgg.type === 'date_histogram') {
      const points = buckets.map((bucket) => ({ time: numberAt(at(bucket, 'key')) ?? NaN, value: value(bucket) }));
      return [{ kind: 'series', labels, points }];
    }
    const field = bucketAgg.field ?? '';
    return buckets.flatMap((bucket) => walk(bucket, depth + 1, { ...labels, [field]: String(at(bucket, 'key')) }));
  };
  return walk(aggregations, 0, {});
}

function bucketsOf(aggregation: unknown): unknown[] {
  const buckets = at(aggregation, 'buckets');
  return Array.isArray(buckets) ? buckets : [];
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined;
}

function numberAt(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
