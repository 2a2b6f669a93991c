import { type DataSourceApi, type TimeRange } from '@grafana/data';

import { type Facets } from '../../records/filters/facets';
import { type FilterState } from '../../records/filters/filterState';
import { type QueryResult } from '../../records/query/useQueryResult';
import { type PageState } from '../pageState';
import { type UpdatePageState } from '../usePageState';

/** What the page gives to each of its tabs. */
export interface TabProps {
  source: DataSourceApi;
  state: PageState;
  update: UpdatePageState;
  range: TimeRange;
  timeZone: string;
  /** Undefined until they are read. */
  facets?: Facets;
  onFiltersChange: (change: (filters: FilterState) => FilterState) => void;
  onClearFilters: () => void;
  /** Left out when the range is as wide already. */
  onWiden?: () => void;
  /** Fixes the range anew and reads everything again. */
  refresh: () => void;
  /** How the tab's own query is doing. */
  onStateChange: (state: QueryResult<unknown>['state']) => void;
}
