import { type JsonObject } from '@provlogs/schema/record';

import { aggregationsSearch } from './search';

/** Where a page of groups ended (`after_key`). Null where the group's records have no such field. */
export type GroupKey = Record<string, string | number | null>;

/** Which page of the groups is asked for. */
export interface GroupPage {
  size: number;
  after?: GroupKey | undefined;
}

/** The `composite` aggregation of a page of groups by keyword fields. `optional` fields need not have a value. */
export function compositeOf(
  fields: ReadonlyArray<{ key: string; field: string; optional?: boolean }>,
  { size, after }: GroupPage
): JsonObject {
  return {
    size,
    sources: fields.map(({ key, field, optional = false }) => ({
      [key]: { terms: { field, ...(optional && { missing_bucket: true }) } },
    })),
    ...(after && { after }),
  };
}

/** Body of `_search` for a page of `groups`, with what is asked about each. */
export function groupsSearch(query: JsonObject, composite: JsonObject, aggs: JsonObject): JsonObject {
  return aggregationsSearch(query, { groups: { composite, aggs } });
}
