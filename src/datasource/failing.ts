import { concatMap, from, map, type Observable, of, reduce } from 'rxjs';

import { type Groups, readGroups, type Search } from './groupPages';
import { failedSearch, firstSuccessSearch, succeededSearch } from './request/failing';
import { type Narrowed } from './request/narrowing';
import { type ReadFailingQuery } from './request/readQuery';
import {
  type Failed,
  type FailedSince,
  readFailed,
  readSucceeded,
  withFirstSuccess,
  withSuccesses,
} from './response/failedIdentities';
import { noticesOf } from './response/notices';

/** Identities of one question. */
export const AT_ONCE = 1000;
/** Jobs in which they succeeded, of one answer: it has little of each. */
const SUCCESSES_AT_ONCE = 5000;

type Part<Group> = Omit<Groups<Group>, 'cut'>;

/** Asks who failed, page by page, then which of them have succeeded since and, where it is wanted, when. */
export function failedIdentities(
  { limit, resolved }: Pick<ReadFailingQuery, 'limit' | 'resolved'>,
  narrowed: Narrowed,
  search: Search
): Observable<Groups<FailedSince>> {
  return readGroups(search, {
    bodyOf: (page) => failedSearch(narrowed, page),
    read: readFailed,
    pageSize: AT_ONCE,
    limit,
  }).pipe(
    concatMap(({ groups, cut, notices }) =>
      inParts(groups, (part) =>
        whetherResolved(part, narrowed, search).pipe(
          concatMap((told) => (resolved ? whenResolved(told, narrowed, search) : of(told)))
        )
      ).pipe(map((all) => ({ groups: all.groups, cut, notices: [...notices, ...all.notices] })))
    )
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
  return from(parts).pipe(
    concatMap(ask),
    reduce<Part<Group>, Part<Group>>(
      (all, { groups, notices }) => ({
        groups: [...all.groups, ...groups],
        notices: [...all.notices, ...notices],
      }),
      { groups: [], notices: [] }
    )
  );
}

function whetherResolved(failed: Failed[], narrowed: Narrowed, search: Search): Observable<Part<FailedSince>> {
  return readGroups(search, {
    bodyOf: (page) => succeededSearch(failed, narrowed, page),
    read: readSucceeded,
    pageSize: SUCCESSES_AT_ONCE,
  }).pipe(map(({ groups, notices }) => ({ groups: withSuccesses(failed, groups), notices })));
}

function whenResolved(
  { groups, notices }: Part<FailedSince>,
  narrowed: Narrowed,
  search: Search
): Observable<Part<FailedSince>> {
  const resolved = groups.filter((identity) => identity.resolved);
  return resolved.length === 0
    ? of({ groups, notices })
    : search(firstSuccessSearch(resolved, narrowed)).pipe(
        map((response) => ({
          groups: withFirstSuccess(groups, response),
          notices: [...notices, ...noticesOf(response)],
        }))
      );
}
