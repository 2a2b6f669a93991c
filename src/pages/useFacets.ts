import { type TimeRange } from '@grafana/data';

import { type FilterField, PORTAL_FILTERS } from '../fields';
import { type Facets, facetsOf } from '../records/filters/facets';
import { type FilterState, narrowingOfState } from '../records/filters/filterState';
import { type RecordSource } from '../records/query/runQuery';
import { type QueryResult } from '../records/query/useQueryResult';

import { useAnswer } from './useAnswer';

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
  return useAnswer(
    source,
    {
      queryType: 'facets',
      ...narrowingOfState(state),
      fields: [...PORTAL_FILTERS, ...addedFilters],
      limit: FACET_VALUES,
    },
    { range, timeZone },
    facetsOf
  );
}
