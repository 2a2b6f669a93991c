import {
  CoreApp,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  LoadingState,
  type TimeRange,
  toDataFrame,
} from '@grafana/data';
import { t } from '@grafana/i18n';
import { toDataQueryError } from '@grafana/runtime';
import { defer, filter, map, type Observable, throwIfEmpty } from 'rxjs';

import { type ProvisioningQuery } from '../../datasource/types';

/** The part of a data source that lists, filters and the drawer talk to. */
export type RecordSource = Pick<DataSourceApi, 'query' | 'getRef'>;

/** A query without what Grafana needs to route it. */
export type Unrouted<Query> = Query extends ProvisioningQuery ? Omit<Query, 'refId' | 'datasource'> : never;

export interface QueryContext {
  range: TimeRange;
  timeZone: string;
}

let requests = 0;

/**
 * Runs one query and gives its frames once they are complete. The data source's errors, thrown or told in the
 * response, become errors of the observable. Unsubscribing gives up.
 */
export function runQuery(
  source: RecordSource,
  query: Unrouted<ProvisioningQuery>,
  { range, timeZone }: QueryContext
): Observable<DataFrame[]> {
  const target = { ...query, refId: 'A', datasource: source.getRef() };
  return runRequest(source, {
    requestId: `provlogs-${query.queryType}`,
    app: CoreApp.Unknown,
    targets: [target],
    range,
    rangeRaw: range.raw,
    timezone: timeZone,
    interval: '1m',
    intervalMs: 60_000,
    scopedVars: {},
    startTime: Date.now(),
  });
}

/** As `runQuery`, for a request that a dashboard has made; any number may run at the same time. */
export function runRequest(source: RecordSource, request: DataQueryRequest): Observable<DataFrame[]> {
  // Grafana gives up a request when another one has its id.
  const ownId = { ...request, requestId: `${request.requestId}-${++requests}` };
  return defer(() => source.query(ownId)).pipe(
    filter(({ state }) => state !== LoadingState.Loading),
    throwIfEmpty(() => new Error(t('list.noAnswer', 'The data source ended the query without an answer.'))),
    map((complete) => framesOf(complete))
  );
}

function framesOf(response: DataQueryResponse): DataFrame[] {
  const failure = response.errors?.[0];
  if (failure) {
    throw failure;
  }
  return response.data.map((data) => toDataFrame(data));
}

/** The sentence to show for whatever a data source threw. */
export function messageOf(error: unknown): string {
  if (error instanceof Error && error.message !== '') {
    return error.message;
  }
  const { message } = toDataQueryError(error);
  return message && message !== 'Query error'
    ? message
    : t('list.noReason', 'The data source failed without saying why.');
}
