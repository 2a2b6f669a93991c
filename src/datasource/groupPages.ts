import { type QueryResultMetaNotice } from '@grafana/data';
import { type JsonObject } from '@provlogs/schema/record';
import { EMPTY, expand, map, type Observable, reduce } from 'rxjs';

import { type GroupKey, type GroupPage } from './request/groupPage';
import { noticesOf } from './response/notices';
import { type SearchResponse } from './response/searchResponse';

/** Asks Elasticsearch one question. */
export type Search = (body: JsonObject) => Observable<SearchResponse>;

/** The groups of an answer, and where the next page begins. */
interface PageOfGroups<Group> {
  groups: Group[];
  after?: GroupKey | undefined;
}

export interface Groups<Group> {
  groups: Group[];
  /** Whether there are more than the limit. */
  cut: boolean;
  notices: QueryResultMetaNotice[];
}

interface Job<Group> {
  bodyOf: (page: GroupPage) => JsonObject;
  read: (response: SearchResponse) => PageOfGroups<Group>;
  /** Groups of one page, at most. */
  pageSize: number;
  /** Groups at most; left out for all there are. */
  limit?: number;
}

/** Reads groups page by page, one after the other, until there are no more or more than the limit. */
export function readGroups<Group>(
  search: Search,
  { bodyOf, read, pageSize, limit = Infinity }: Job<Group>
): Observable<Groups<Group>> {
  const size = Math.min(pageSize, limit + 1);
  const ask = (after?: GroupKey) =>
    search(bodyOf({ size, after })).pipe(map((response) => ({ ...read(response), notices: noticesOf(response) })));
  return ask().pipe(
    expand(({ groups, after }, index) =>
      after !== undefined && groups.length === size && (index + 1) * size <= limit ? ask(after) : EMPTY
    ),
    reduce<PageOfGroups<Group> & Pick<Groups<Group>, 'notices'>, Omit<Groups<Group>, 'cut'>>(
      (all, { groups, notices }) => ({
        groups: [...all.groups, ...groups],
        notices: [...all.notices, ...notices],
      }),
      { groups: [], notices: [] }
    ),
    map(({ groups, notices }) => ({ groups: groups.slice(0, limit), cut: groups.length > limit, notices }))
  );
}
