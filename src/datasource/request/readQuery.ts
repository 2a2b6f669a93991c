import * as v from 'valibot';

import { FILTER_FIELDS } from '../../fields';
import { type ProvisioningQuery } from '../types';
import { UserError } from '../userError';

/** Elasticsearch's own bound (`index.max_result_window`). */
export const MAX_PAGE_SIZE = 10_000;
export const DEFAULT_PAGE_SIZE = 500;
export const MAX_FACET_VALUES = 1000;
export const DEFAULT_FACET_VALUES = 100;
const MAX_COLUMNS = 100;

function limit(max: number, fallback: number) {
  const message = `the limit must be a whole number from 1 to ${max}`;
  return v.optional(
    v.pipe(v.number(message), v.integer(message), v.minValue(1, message), v.maxValue(max, message)),
    fallback
  );
}

const filterField = v.picklist(FILTER_FIELDS, ({ input }) => `${String(input)} is no field to filter by or to count`);

const narrowing = {
  refId: v.string(),
  filters: v.optional(
    v.array(v.object({ field: filterField, values: v.array(v.string()), exclude: v.optional(v.boolean()) }))
  ),
  identity: v.optional(v.string()),
  text: v.optional(v.string()),
};

// Blanks and wildcards would select other fields than those that were named.
const column = v.pipe(
  v.string(),
  v.regex(/^[\w@][\w@.-]*$/, ({ input }) => `"${input}" is no field name for a column`)
);

const recordsQuery = v.object({
  ...narrowing,
  queryType: v.literal('records'),
  columns: v.optional(v.pipe(v.array(column), v.maxLength(MAX_COLUMNS, `choose at most ${MAX_COLUMNS} columns`))),
  documents: v.optional(v.boolean(), false),
  order: v.optional(v.picklist(['desc', 'asc']), 'desc'),
  limit: limit(MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE),
  after: v.optional(v.array(v.union([v.string(), v.number(), v.null()]))),
});

const facetsQuery = v.object({
  ...narrowing,
  queryType: v.literal('facets'),
  fields: v.pipe(v.array(filterField), v.minLength(1, 'choose at least one field to count the values of')),
  limit: limit(MAX_FACET_VALUES, DEFAULT_FACET_VALUES),
});

const recordQuery = v.object({
  refId: v.string(),
  queryType: v.literal('record'),
  documentId: v.pipe(v.string(), v.minLength(1, 'the ID of the record is missing')),
});

const query = v.variant('queryType', [recordsQuery, facetsQuery, recordQuery], 'must be records, facets or record');

/** A query as this data source runs it: narrowed, defaults filled in. */
export type ReadQuery = v.InferOutput<typeof query>;
export type ReadRecordsQuery = v.InferOutput<typeof recordsQuery>;
export type ReadFacetsQuery = v.InferOutput<typeof facetsQuery>;

/**
 * Narrows a query, which dashboards keep as JSON that anybody may edit.
 * @throws UserError that names what is wrong with it
 */
export function readQuery(input: ProvisioningQuery): ReadQuery {
  const parsed = v.safeParse(query, input);
  if (parsed.success) {
    return parsed.output;
  }
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  throw new UserError(`The query cannot be run: ${path ? `${path}: ` : ''}${issue.message}.`);
}
