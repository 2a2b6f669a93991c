import { t } from '@grafana/i18n';
import * as v from 'valibot';

import { UserError } from '../userError';

const count = v.pipe(v.number(), v.minValue(0));
const key = v.union([v.string(), v.number()]);
const value = v.optional(v.object({ value: v.nullable(v.number()) }));

const values = v.object({
  doc_count_error_upper_bound: v.optional(count, 0),
  sum_other_doc_count: count,
  buckets: v.array(v.object({ key, doc_count: count })),
});
const filtered = v.object({ values });

/** What every bucket of a series has: its records, and the metrics that were asked for. */
const numbers = {
  doc_count: count,
  failures: value,
  ratio: value,
  identities: value,
  /** By percent, as `95.0`. */
  durations: v.optional(v.object({ values: v.record(v.string(), v.nullable(v.number())) })),
};
const cell = {
  ...numbers,
  points: v.optional(v.object({ buckets: v.array(v.object({ key: v.number(), ...numbers })) })),
};
const groupsOf = <Bucket extends v.GenericSchema>(bucket: Bucket) =>
  v.optional(v.object({ sum_other_doc_count: count, buckets: v.array(bucket) }));
const inner = v.object({ key, ...cell });
const outer = v.object({ key, ...cell, groups: groupsOf(inner) });
const overall = v.object(cell);
const series = v.pipe(
  v.object({ overall: v.optional(overall), groups: groupsOf(outer) }),
  v.check((answer) => answer.overall !== undefined || answer.groups !== undefined)
);

export type FacetAggregation = v.InferOutput<typeof values>;
export type SeriesAggregations = v.InferOutput<typeof series>;
/** A group's numbers, or in `points` those of each interval, whose `key` is its beginning in milliseconds since 1970. */
export type Cell = v.InferOutput<typeof inner> | v.InferOutput<typeof overall>;
/** The numbers of a group or interval. */
export type Numbers = Omit<v.InferOutput<typeof overall>, 'points'>;

/** The values of one field, by the answer to `facetsSearch`. */
export function readFacet(aggregation: unknown): FacetAggregation {
  return v.is(filtered, aggregation) ? read(filtered, aggregation).values : read(values, aggregation);
}

/** The answer to `seriesSearch`. */
export function readSeries(aggregations: Record<string, unknown>): SeriesAggregations {
  return read(series, aggregations);
}

/** Narrows an aggregation of an answer; one that is not as it was asked for is an error that says so. */
export function read<Schema extends v.GenericSchema>(schema: Schema, input: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, input);
  if (!parsed.success) {
    throw new UserError(
      t(
        'answer.noNumbers',
        "Elasticsearch's answer has not the numbers that were asked for ({{- path}}). Check the address in the data source's settings: a proxy or another service may answer there.",
        { path: v.getDotPath(parsed.issues[0]) ?? t('answer.noneAtAll', 'none at all') }
      )
    );
  }
  return parsed.output;
}
