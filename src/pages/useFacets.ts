import { type TimeRange } from '@grafana/data';
import { useMemo } from 'react';

import { type FilterField, PORTAL_FILTERS } from '../fields';
import { type Facets, facetsOf } from '../records/filters/facets';
import { type FilterState, narrowingOf } from '../records/filters/filterState';
import { type RecordSource, runQuery } from '../records/query/runQuery';
import { type QueryResult, useQueryResult } from '../records/query/useQueryResult';

import { useStable } from './useStable';

/** Values offered by one filter. */
const FACET_VALUES = 500;

/** The values of the filters that are shown. */
export function useFacets(
  source: RecordSource,
  state: FilterState,
  addedFilters: readonly FilterField[],
  range: TimeRange,
  timeZone: string
): QueryResult<Facets> {
  const narrowing = useStable(narrowingOf(state));
  const fields = useStable([...PORTAL_FILTERS, ...addedFilters]);
  return useQueryResult(
    useMemo(
      () => runQuery(source, { queryType: 'facets', ...narrowing, fields, limit: FACET_VALUES }, { range, timeZone }),
      [source, narrowing, fields, range, timeZone]
    ),
    facetsOf
  );
}
