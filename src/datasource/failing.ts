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

type Part = Omit<Groups<FailedSince>, 'cut'>;

/** Asks who failed, page by page, then which of them have succeeded since and, where it is wanted, when. */
export function failedIdentities(
  { limit, resolved }: Pick<ReadFailingQuery, 'limit' | 'resolved'>,
  narrowed: Narrowed,
  search: Search
): Observable<Groups<FailedSince>> {
  const bodyOf = (page: Parameters<typeof failedSearch>[1]) => failedSearch(narrowed, page);
  return readGroups(search, { bodyOf, read: readFailed, pageSize: AT_ONCE, limit }).pipe(
    concatMap(({ groups, cut, notices }) =>
      from(partsOf(groups)).pipe(
        // In one step: no question is asked while another waits for its answer.
        concatMap((part) =>
          whetherResolved(part, narrowed, search).pipe(
            concatMap((told) => (resolved ? whenResolved(told, narrowed, search) : of(told)))
          )
        ),
        reduce<Part, Groups<FailedSince>>(
          (all, part) => ({
            cut,
            groups: [...all.groups, ...part.groups],
            notices: [...all.notices, ...part.notices],
          }),
          { groups: [], cut, notices }
        )
      )
    )
  );
}

function partsOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, part) =>
    items.slice(part * AT_ONCE, (part + 1) * AT_ONCE)
  );
}

function whetherResolved(failed: Failed[], narrowed: Narrowed, search: Search): Observable<Part> {
  return readGroups(search, {
    bodyOf: (page) => succeededSearch(failed, narrowed, page),
    read: readSucceeded,
    pageSize: SUCCESSES_AT_ONCE,
  }).pipe(map(({ groups, notices }) => ({ groups: withSuccesses(failed, groups), notices })));
}

function whenResolved({ groups, notices }: Part, narrowed: Narrowed, search: Search): Observable<Part> {
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
