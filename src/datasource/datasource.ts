import {
  type CoreApp,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceInstanceSettings,
  LoadingState,
  type ScopedVars,
  type TestDataSourceResponse,
  type TimeRange,
} from '@grafana/data';
import { getBackendSrv, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { catchError, defer, firstValueFrom, forkJoin, map, type Observable, of } from 'rxjs';

import { type FilterField } from '../fields';
import { type Backend, type Connection, connect } from './connection';
import { queryError } from './errors';
import { checkHealth } from './health';
import { planQuery } from './plan';
import { displayText } from './query/displayText';
import { MAX_FACET_VALUES } from './request/readQuery';
import { readSearchResponse } from './response/searchResponse';
import { type Narrowing, type ProvisioningOptions, type ProvisioningQuery } from './types';
import { interpolateQuery, type Replace } from './variables';

interface Outcome {
  frames: DataFrame[];
  error?: DataQueryError;
}

/** The part of a request that decides what a query asks. */
type QueryCircumstances = Pick<DataQueryRequest, 'range'> &
  Partial<Pick<DataQueryRequest, 'scopedVars' | 'timezone' | 'intervalMs' | 'requestId'>>;

/** Provisioning records in Elasticsearch, through Grafana's data source proxy. */
export class DataSource extends DataSourceApi<ProvisioningQuery, ProvisioningOptions> {
  private readonly connection: Connection;

  constructor(
    settings: DataSourceInstanceSettings<ProvisioningOptions>,
    backend: Backend = getBackendSrv(),
    private readonly templates: Pick<TemplateSrv, 'replace'> = getTemplateSrv()
  ) {
    super(settings);
    this.connection = connect(settings, backend);
  }

  /** Answers once, when every query has; the error of one leaves the others their frames. */
  override query(request: DataQueryRequest<ProvisioningQuery>): Observable<DataQueryResponse> {
    const targets = request.targets.filter((target) => !target.hide && this.filterQuery(target));
    if (targets.length === 0) {
      return of({ data: [] });
    }
    return forkJoin(
      targets.map((target) =>
        this.run(target, request).pipe(
          map((frames): Outcome => ({ frames })),
          catchError((error: unknown) =>
            of<Outcome>({ frames: [], error: queryError(error, target.refId, this.connection.index) })
          )
        )
      )
    ).pipe(
      map((outcomes) => {
        const errors = outcomes.flatMap(({ error }) => error ?? []);
        return {
          data: outcomes.flatMap(({ frames }) => frames),
          // Some of Grafana's views read the one, some the other; its own backend data sources set both.
          error: errors[0],
          errors,
          state: errors.length > 0 ? LoadingState.Error : LoadingState.Done,
        };
      })
    );
  }

  /** The most frequent values of a field, within a narrowing; variables are those of the dashboard. */
  async facetValues(field: FilterField, narrowing: Narrowing, range: TimeRange): Promise<string[]> {
    const query: ProvisioningQuery = {
      ...narrowing,
      refId: 'values',
      queryType: 'facets',
      fields: [field],
      limit: MAX_FACET_VALUES,
    };
    const [frame] = await firstValueFrom(this.run(query, { range }));
    return (frame?.fields[0]?.values ?? []).map(String);
  }

  override testDatasource(): Promise<TestDataSourceResponse> {
    return checkHealth(this.connection);
  }

  override getDefaultQuery(_app: CoreApp): Partial<ProvisioningQuery> {
    return { queryType: 'records' };
  }

  override filterQuery(query: ProvisioningQuery): boolean {
    return query.queryType !== 'record' || query.documentId !== '';
  }

  override getQueryDisplayText(query: ProvisioningQuery): string {
    return displayText(query);
  }

  override interpolateVariablesInQueries(queries: ProvisioningQuery[], scopedVars: ScopedVars): ProvisioningQuery[] {
    return queries.map((query) => interpolateQuery(query, this.replaceWith(scopedVars)));
  }

  private replaceWith(scopedVars: ScopedVars): Replace {
    return (text, format) => this.templates.replace(text, scopedVars, format);
  }

  private run(query: ProvisioningQuery, circumstances: QueryCircumstances): Observable<DataFrame[]> {
    const { index } = this.connection;
    const { range, scopedVars = {}, timezone = '', intervalMs = 0, requestId } = circumstances;
    return defer(() => {
      const plan = planQuery(query, {
        index,
        range: { from: range.from.valueOf(), to: range.to.valueOf() },
        timeZone: timezone,
        intervalMs,
        replace: this.replaceWith(scopedVars),
      });
      return this.connection
        .search(plan.body, requestId && `${requestId}-${query.refId}`)
        .pipe(map((data) => plan.frames(readSearchResponse(data, index))));
    });
  }
}
