import { type QueryResultMetaNotice } from '@grafana/data';
import { type JsonObject } from '@provlogs/schema/record';
import { concatMap, EMPTY, expand, from, map, type Observable, type OperatorFunction, reduce } from 'rxjs';

import { type GroupKey, type GroupPage } from './request/groupPage';
import { type PageOfGroups } from './response/groupPage';
import { noticesOf } from './response/notices';
import { type SearchResponse } from './response/searchResponse';

/** Asks Elasticsearch one question. */
export type Search = (body: JsonObject) => Observable<SearchResponse>;

/** Groups of one page, and what one question can be about. */
export const AT_ONCE = 1000;

export interface Groups<Group> {
  groups: Group[];
  /** Whether there are more than the limit. */
  cut: boolean;
  notices: QueryResultMetaNotice[];
}

/** What one or several answers have. */
export type Part<Group> = Omit<Groups<Group>, 'cut'>;

interface Job<Group> {
  bodyOf: (page: GroupPage) => JsonObject;
  read: (response: SearchResponse) => PageOfGroups<Group>;
  /** Groups of one page, at most; where it is left out, `AT_ONCE`. */
  pageSize?: number;
  /** Groups at most; left out for all there are. */
  limit?: number;
}

/** Reads groups page by page, one after the other, until there are no more or more than the limit. */
export function readGroups<Group>(
  search: Search,
  { bodyOf, read, pageSize = AT_ONCE, limit = Infinity }: Job<Group>
): Observable<Groups<Group>> {
  const size = Math.min(pageSize, limit + 1);
  const ask = (after?: GroupKey) =>
    search(bodyOf({ size, after })).pipe(map((response) => ({ ...read(response), notices: noticesOf(response) })));
  return ask().pipe(
    expand(({ groups, after }, index) =>
      after !== undefined && groups.length === size && (index + 1) * size <= limit ? ask(after) : EMPTY
    ),
    together(),
    map(({ groups, notices }) => ({ groups: groups.slice(0, limit), cut: groups.length > limit, notices }))
  );
}

/** Asks about as many items at once as one question can have, part by part: none while another waits for its answer. */
export function inParts<Item, Group>(
  items: readonly Item[],
  ask: (part: Item[]) => Observable<Part<Group>>
): Observable<Part<Group>> {
  const parts = Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, part) =>
    items.slice(part * AT_ONCE, (part + 1) * AT_ONCE)
  );
  return from(parts).pipe(concatMap(ask), together());
}

function together<Group>(): OperatorFunction<Part<Group>, Part<Group>> {
  return reduce<Part<Group>, Part<Group>>(
    (all, { groups, notices }) => ({
      groups: [...all.groups, ...groups],
      notices: [...all.notices, ...notices],
    }),
    { groups: [], notices: [] }
  );
}
