import { t } from '@grafana/i18n';
import * as v from 'valibot';

import { FILTER_FIELDS, RANGE_FIELDS } from '../../fields';
import { INTERVALS, MAX_CYCLES, MAX_FAILING, METRICS, type ProvisioningQuery } from '../types';
import { UserError } from '../userError';
import { migrateQuery, type UntypedQuery } from './migrate';

/** Elasticsearch's own bound (`index.max_result_window`). */
export const MAX_PAGE_SIZE = 10_000;
export const DEFAULT_PAGE_SIZE = 500;
export const MAX_FACET_VALUES = 1000;
export const DEFAULT_FACET_VALUES = 100;
export const MAX_GROUPS = 100;
export const DEFAULT_GROUPS = 10;
export const MAX_GROUP_FIELDS = 2;
export const DEFAULT_FAILING = 1000;
export const DEFAULT_CYCLES = 100;
const MAX_COLUMNS = 100;
// Each letter takes up to ten characters of a regular expression, which may have 1,000 (`index.max_regex_length`).
const MAX_CONTAINS_LENGTH = 90;

function limit(max: number, fallback: number) {
  const message = () => t('readQuery.limit', 'the limit must be a whole number from 1 to {{max}}', { max });
  return v.optional(
    v.pipe(v.number(message), v.integer(message), v.minValue(1, message), v.maxValue(max, message)),
    fallback
  );
}

const filterField = v.picklist(FILTER_FIELDS, ({ input }) =>
  t('readQuery.noFilterField', '{{- name}} is no field to filter by or to count', { name: String(input) })
);
const rangeField = v.picklist(RANGE_FIELDS, ({ input }) =>
  t('readQuery.noRangeField', '{{- name}} is no number to narrow', { name: String(input) })
);
const optionalNumber = (problem: () => string) => v.optional(v.pipe(v.number(problem), v.finite(problem)));
const bound = optionalNumber(() => t('readQuery.noBound', 'a bound must be a number'));
const exclude = v.optional(v.boolean());
const text = v.optional(v.string());

const narrowing = {
  refId: v.string(),
  filters: v.optional(v.array(v.object({ field: filterField, values: v.array(v.string()), exclude }))),
  ranges: v.optional(v.array(v.object({ field: rangeField, min: bound, max: bound, exclude }))),
  changes: v.optional(
    v.array(v.object({ name: text, oldValue: v.nullish(v.string()), newValue: v.nullish(v.string()), exclude }))
  ),
  identity: text,
  notIdentity: text,
  text,
  notText: text,
};

// Blanks and wildcards would select other fields than those that were named.
const column = v.pipe(
  v.string(),
  v.regex(/^[\w@][\w@.-]*$/, ({ input }) =>
    t('readQuery.noColumn', '"{{- name}}" is no field name for a column', { name: input })
  )
);

const recordsQuery = v.object({
  ...narrowing,
  queryType: v.literal('records'),
  format: v.optional(v.picklist(['table', 'logs']), 'table'),
  columns: v.optional(
    v.pipe(
      v.array(column),
      v.maxLength(MAX_COLUMNS, () =>
        t('readQuery.tooManyColumns', 'choose at most {{count}} columns', { count: MAX_COLUMNS })
      )
    )
  ),
  documents: v.optional(v.boolean(), false),
  order: v.optional(v.picklist(['desc', 'asc']), 'desc'),
  limit: limit(MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE),
  after: v.optional(v.array(v.union([v.string(), v.number(), v.null()]))),
});

const facetsQuery = v.object({
  ...narrowing,
  queryType: v.literal('facets'),
  fields: v.pipe(
    v.array(filterField),
    v.minLength(1, () => t('readQuery.noFields', 'choose at least one field to count the values of'))
  ),
  contains: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(MAX_CONTAINS_LENGTH, () =>
        t('readQuery.tooLong', 'look for at most {{count}} characters', { count: MAX_CONTAINS_LENGTH })
      )
    ),
    ''
  ),
  limit: limit(MAX_FACET_VALUES, DEFAULT_FACET_VALUES),
});

const eachOnce = <Item>(message: () => string) =>
  v.check((items: Item[]) => new Set(items).size === items.length, message);

const seriesQuery = v.object({
  ...narrowing,
  queryType: v.literal('series'),
  metrics: v.pipe(
    v.array(
      v.picklist(METRICS, ({ input }) => t('readQuery.noMetric', '{{- name}} is no metric', { name: String(input) }))
    ),
    v.minLength(1, () => t('readQuery.noMetrics', 'choose at least one metric')),
    eachOnce(() => t('readQuery.sameMetrics', 'choose each metric once'))
  ),
  groupBy: v.optional(
    v.pipe(
      v.array(filterField),
      v.maxLength(MAX_GROUP_FIELDS, () =>
        t('readQuery.tooManyGroups', 'group by at most {{count}} fields', { count: MAX_GROUP_FIELDS })
      ),
      eachOnce(() => t('readQuery.sameGroups', 'group by each field once'))
    ),
    []
  ),
  limit: limit(MAX_GROUPS, DEFAULT_GROUPS),
  other: v.optional(v.boolean(), true),
  interval: v.optional(
    v.picklist([...INTERVALS, 'auto', 'none'], ({ input }) =>
      t('readQuery.noInterval', '{{- name}} is no interval', { name: String(input) })
    ),
    'auto'
  ),
  levels: v.optional(v.boolean(), false),
});

const recordQuery = v.object({
  refId: v.string(),
  queryType: v.literal('record'),
  documentId: v.pipe(
    v.string(),
    v.minLength(1, () => t('readQuery.noId', 'the ID of the record is missing'))
  ),
  time: optionalNumber(() => t('readQuery.noTime', 'the time of the record must be a number')),
});

const failingQuery = v.object({
  ...narrowing,
  queryType: v.literal('failing'),
  resolved: v.optional(v.boolean(), false),
  limit: limit(MAX_FAILING, DEFAULT_FAILING),
});

const cyclesQuery = v.object({
  ...narrowing,
  queryType: v.literal('cycles'),
  limit: limit(MAX_CYCLES, DEFAULT_CYCLES),
});

const cycleId = v.pipe(
  v.string(),
  v.minLength(1, () => t('readQuery.noCycle', 'the ID of a cycle is missing'))
);

const comparisonQuery = v.object({
  ...narrowing,
  queryType: v.literal('comparison'),
  cycle: cycleId,
  before: cycleId,
  limit: limit(MAX_FAILING, DEFAULT_FAILING),
});

const query = v.variant(
  'queryType',
  [recordsQuery, seriesQuery, facetsQuery, failingQuery, cyclesQuery, comparisonQuery, recordQuery],
  () => t('readQuery.noType', 'must be records, series, facets, failing, cycles, comparison or record')
);

/** A query as this data source runs it: narrowed, defaults filled in. */
export type ReadQuery = v.InferOutput<typeof query>;
export type ReadRecordsQuery = v.InferOutput<typeof recordsQuery>;
export type ReadSeriesQuery = v.InferOutput<typeof seriesQuery>;
export type ReadFacetsQuery = v.InferOutput<typeof facetsQuery>;
export type ReadFailingQuery = v.InferOutput<typeof failingQuery>;
export type ReadCyclesQuery = v.InferOutput<typeof cyclesQuery>;
export type ReadComparisonQuery = v.InferOutput<typeof comparisonQuery>;

/**
 * Narrows a query, which dashboards keep as JSON that anybody may edit.
 * @throws UserError that names what is wrong with it
 */
export function readQuery(input: ProvisioningQuery | UntypedQuery): ReadQuery {
  const parsed = v.safeParse(query, migrateQuery(input));
  if (parsed.success) {
    return parsed.output;
  }
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  throw new UserError(
    t('readQuery.cannotRun', 'The query cannot be run: {{- problem}}.', {
      problem: path ? `${path}: ${issue.message}` : issue.message,
    })
  );
}
