import { concatMap, map, type Observable } from 'rxjs';

import { type Groups, inParts, readGroups, type Search } from './groupPages';
import { failedInSearch, seenInSearch } from './request/comparison';
import { type Narrowed } from './request/narrowing';
import { type ReadComparisonQuery } from './request/readQuery';
import { compared, type Compared, onlyBefore, readFailedIn, readSeenIn } from './response/comparedIdentities';

/** Asks who failed in two cycles, then which of those that failed in the first only the second has records of. */
export function comparedIdentities(
  { cycle, before, limit }: Pick<ReadComparisonQuery, 'cycle' | 'before' | 'limit'>,
  narrowed: Narrowed,
  search: Search
): Observable<Groups<Compared>> {
  return readGroups(search, {
    bodyOf: (page) => failedInSearch([before, cycle], narrowed, page),
    read: readFailedIn,
    limit,
  }).pipe(
    concatMap(({ groups: failures, cut, notices }) =>
      inParts(onlyBefore(failures, cycle), (part) =>
        readGroups(search, {
          bodyOf: (page) => seenInSearch(cycle, part, narrowed, page),
          read: readSeenIn,
        })
      ).pipe(
        map((seen) => ({
          groups: compared(failures, cycle, seen.groups),
          cut,
          notices: [...notices, ...seen.notices],
        }))
      )
    )
  );
}
