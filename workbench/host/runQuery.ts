import {
  type CoreApp,
  type DataQueryRequest,
  type DataSourceApi,
  LoadingState,
  type PanelData,
  type TimeRange,
  toDataFrame,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { catchError, from, isObservable, map, type Observable, of, startWith } from 'rxjs';

let requests = 0;

/** What a panel or Explore gets for a query: loading first, then frames or an error. Ends when unsubscribed. */
export function runQuery(
  dataSource: DataSourceApi,
  query: DataQuery,
  timeRange: TimeRange,
  app: CoreApp
): Observable<PanelData> {
  const request: DataQueryRequest = {
    requestId: `workbench-${++requests}`,
    interval: '1m',
    intervalMs: 60_000,
    maxDataPoints: 1000,
    range: timeRange,
    rangeRaw: timeRange.raw,
    scopedVars: {},
    targets: [{ ...query, datasource: dataSource.getRef() }],
    timezone: 'browser',
    app,
    startTime: Date.now(),
  };
  const loading: PanelData = { state: LoadingState.Loading, series: [], timeRange, request };
  if (dataSource.filterQuery?.(query) === false) {
    return of({ ...loading, state: LoadingState.Done });
  }
  const answer = dataSource.query(request);
  return (isObservable(answer) ? answer : from(answer)).pipe(
    map((response): PanelData => {
      const errors = response.errors ?? (response.error ? [response.error] : undefined);
      return {
        ...loading,
        state: errors ? LoadingState.Error : (response.state ?? LoadingState.Done),
        series: response.data.map((frame) => toDataFrame(frame)),
        errors,
        error: errors?.[0],
      };
    }),
    catchError((caught: unknown) => {
      const error = toDataQueryError(caught);
      return of({ ...loading, state: LoadingState.Error, errors: [error], error });
    }),
    startWith(loading)
  );
}
