import { type JsonObject } from '@provlogs/schema/record';

import { CYCLE } from './cycles';
import { FAILED, IDENTITY, LATEST_RECORD, SUCCEEDED } from './failing';
import { compositeOf, type GroupPage, groupsSearch } from './groupPage';
import { type Span } from './interval';
import { type Narrowed, rangeClause } from './narrowing';
import { queryOf } from './search';

/** Body of `_search` for a page of the identities that failed in the cycles, once a cycle, and their last failure. */
export function failedInSearch(cycles: readonly string[], narrowed: Narrowed, page: GroupPage): JsonObject {
  const fields = [
    { key: 'identity', field: IDENTITY },
    { key: 'cycle', field: CYCLE },
  ];
  return groupsSearch(queryOf(narrowed, [{ terms: { [CYCLE]: [...cycles] } }, FAILED]), compositeOf(fields, page), {
    record: LATEST_RECORD,
  });
}

/** Body of `_search` for a page of those identities that the cycle has records of. Only the time range narrows it. */
export function seenInSearch(cycle: string, identities: readonly string[], span: Span, page: GroupPage): JsonObject {
  const filter: JsonObject[] = [
    rangeClause(span),
    { term: { [CYCLE]: cycle } },
    { terms: { [IDENTITY]: [...identities] } },
  ];
  return groupsSearch({ bool: { filter } }, compositeOf([{ key: 'identity', field: IDENTITY }], page), {
    succeeded: { filter: SUCCEEDED },
  });
}
