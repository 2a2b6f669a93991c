import { concatMap, map, type Observable, of } from 'rxjs';

import { type Groups, inParts, type Part, readGroups, type Search } from './groupPages';
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

/** Jobs in which they succeeded, of one answer: it has little of each. */
const SUCCESSES_AT_ONCE = 5000;

/** Asks who failed, page by page, then which of them have succeeded since and, where it is wanted, when. */
export function failedIdentities(
  { limit, resolved }: Pick<ReadFailingQuery, 'limit' | 'resolved'>,
  narrowed: Narrowed,
  search: Search
): Observable<Groups<FailedSince>> {
  return readGroups(search, {
    bodyOf: (page) => failedSearch(narrowed, page),
    read: readFailed,
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
