import { type DataFrame } from '@grafana/data';
import { useMemo } from 'react';
import { NEVER } from 'rxjs';

import { type ProvisioningQuery } from '../datasource/types';
import { type QueryContext, type RecordSource, runQuery, type Unrouted } from '../records/query/runQuery';
import { type QueryResult, useQueryResult } from '../records/query/useQueryResult';

import { useStable } from './useStable';

/**
 * What the data source answers, asked again when the query, the range or the time zone is another; without a query,
 * nothing is asked. `read` is kept between renders by the caller.
 */
export function useAnswer<Value>(
  source: RecordSource,
  query: Unrouted<ProvisioningQuery> | undefined,
  { range, timeZone }: QueryContext,
  read: (frames: DataFrame[]) => Value
): QueryResult<Value> {
  const asked = useStable(query);
  return useQueryResult(
    useMemo(() => (asked ? runQuery(source, asked, { range, timeZone }) : NEVER), [source, asked, range, timeZone]),
    read
  );
}
