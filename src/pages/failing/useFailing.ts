import { type TimeRange } from '@grafana/data';
import { useMemo } from 'react';

import { type FailingQuery } from '../../datasource/types';
import { narrowingOf } from '../../records/filters/filterState';
import { type RecordSource, runQuery, type Unrouted } from '../../records/query/runQuery';
import { type QueryResult, useQueryResult } from '../../records/query/useQueryResult';
import { type PageState } from '../pageState';
import { useStable } from '../useStable';
import { type FailingIdentities, readFailing } from './failingIdentities';

/** As many as the data source looks at. */
const LIMIT = 10_000;

/** The identities that the page's filters and range make failing. */
export function useFailing(
  source: RecordSource,
  state: PageState,
  range: TimeRange,
  timeZone: string
): QueryResult<FailingIdentities> {
  const narrowing = useStable(narrowingOf(state));
  const { resolved } = state;
  return useQueryResult(
    useMemo(() => {
      const query: Unrouted<FailingQuery> = { queryType: 'failing', ...narrowing, resolved, limit: LIMIT };
      return runQuery(source, query, { range, timeZone });
    }, [source, narrowing, resolved, range, timeZone]),
    readFailing
  );
}
