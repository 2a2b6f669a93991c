import {
  type AnnotationSupport,
  CoreApp,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type DataSourceWithLogsContextSupport,
  type DataSourceWithQueryModificationSupport,
  type DataSourceWithSupplementaryQueriesSupport,
  type DataSourceWithToggleableQueryFiltersSupport,
  getDefaultTimeRange,
  LoadingState,
  type LogRowContextOptions,
  type LogRowModel,
  type MetricFindValue,
  type QueryFilterOptions,
  type QueryFixAction,
  type ScopedVars,
  type SupplementaryQueryOptions,
  SupplementaryQueryType,
  type TestDataSourceResponse,
  type TimeRange,
  type ToggleFilterAction,
} from '@grafana/data';
import { getBackendSrv, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { createElement, type ReactNode } from 'react';
import { catchError, defer, firstValueFrom, forkJoin, map, type Observable, of } from 'rxjs';

import { type FilterField } from '../fields';
import { AD_HOC_FIELDS, adHocLabel, filterField, narrowingOfAdHoc } from './adHoc';
import { AnnotationEditor } from './annotations/AnnotationEditor';
import { annotationEvents } from './annotations/events';
import { defaultAnnotationQuery, withQuery } from './annotations/kinds';
import { type Backend, type Connection, connect } from './connection';
import { queryError } from './errors';
import { contextQuery, type ContextOf, contextRequest } from './explore/context';
import { ContextChoice } from './explore/ContextChoice';
import { modifyQuery, QUERY_MODIFICATIONS, queryHasFilter, toggleQueryFilter } from './explore/modifyQuery';
import { volumeQuery, volumeRequest } from './explore/volume';
import { checkHealth } from './health';
import { planQuery } from './plan';
import { displayText } from './query/displayText';
import { MAX_FACET_VALUES } from './request/readQuery';
import { readSearchResponse } from './response/searchResponse';
import {
  type Narrowing,
  type ProvisioningOptions,
  type ProvisioningQuery,
  QUERY_VERSION,
  type RecordsQuery,
  type SeriesQuery,
} from './types';
import { VariableSupport } from './variable/VariableSupport';
import { interpolateQuery, type Replace } from './variables';

interface Outcome {
  frames: DataFrame[];
  error?: DataQueryError;
}

/** The part of a request that decides what a query asks. */
type QueryCircumstances = Pick<DataQueryRequest, 'range'> &
  Partial<Pick<DataQueryRequest, 'scopedVars' | 'timezone' | 'intervalMs' | 'requestId' | 'filters'>>;

/** Provisioning records in Elasticsearch, through Grafana's data source proxy. */
export class DataSource
  extends DataSourceApi<ProvisioningQuery, ProvisioningOptions>
  implements
    DataSourceWithSupplementaryQueriesSupport<ProvisioningQuery>,
    DataSourceWithLogsContextSupport<ProvisioningQuery>,
    DataSourceWithToggleableQueryFiltersSupport<ProvisioningQuery>,
    DataSourceWithQueryModificationSupport<ProvisioningQuery>
{
  override readonly variables = new VariableSupport(this);
  override readonly annotations: AnnotationSupport<ProvisioningQuery> = {
    QueryEditor: AnnotationEditor,
    getDefaultQuery: defaultAnnotationQuery,
    prepareAnnotation: withQuery,
    processEvents: ({ target }, frames) => of(target && annotationEvents(target, frames)),
  };

  /** What the reader of a log line's context last chose. */
  private contextOf: ContextOf = 'identity';
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

  /** Explore begins with log lines, everything else with a list. */
  override getDefaultQuery(app: CoreApp): Partial<ProvisioningQuery> {
    const query: Partial<RecordsQuery> = { queryType: 'records', version: QUERY_VERSION };
    return app === CoreApp.Explore ? { ...query, format: 'logs' } : query;
  }

  override filterQuery(query: ProvisioningQuery): boolean {
    return query.queryType !== 'record' || query.documentId !== '';
  }

  override getQueryDisplayText(query: ProvisioningQuery): string {
    return displayText(query);
  }

  /** The fields of ad-hoc filters. */
  override getTagKeys(): Promise<MetricFindValue[]> {
    return Promise.resolve(AD_HOC_FIELDS.map((value) => ({ text: adHocLabel(value), value })));
  }

  /** The values that an ad-hoc filter can have within the dashboard's other filters; none for numbers. */
  override async getTagValues(options: DataSourceGetTagValuesOptions<ProvisioningQuery>): Promise<MetricFindValue[]> {
    const field = filterField(options.key);
    if (field === undefined) {
      return [];
    }
    const others = narrowingOfAdHoc(options.filters.filter(({ key }) => key !== field));
    const values = await this.facetValues(field, others, options.timeRange ?? getDefaultTimeRange());
    return values.map((value) => ({ text: value, value }));
  }

  getSupportedSupplementaryQueryTypes(): SupplementaryQueryType[] {
    return [SupplementaryQueryType.LogsVolume];
  }

  getSupplementaryQuery({ type }: SupplementaryQueryOptions, query: ProvisioningQuery): SeriesQuery | undefined {
    return volumeQuery(type, query);
  }

  getSupplementaryRequest(
    type: SupplementaryQueryType,
    request: DataQueryRequest<ProvisioningQuery>
  ): DataQueryRequest<ProvisioningQuery> | undefined {
    return volumeRequest(type, request);
  }

  /** The records before or after a log line. */
  async getLogRowContext(row: LogRowModel, options: LogRowContextOptions = {}): Promise<DataQueryResponse> {
    const query = contextQuery(row, this.contextOf, options.direction, options.limit);
    const frames = await firstValueFrom(this.run(query, contextRequest(query, row.timeEpochMs)));
    return { data: frames };
  }

  getLogRowContextUi(_row: LogRowModel, runContextQuery?: () => void): ReactNode {
    return createElement(ContextChoice, {
      value: this.contextOf,
      onChange: (chosen) => {
        this.contextOf = chosen;
        runContextQuery?.();
      },
    });
  }

  toggleQueryFilter(query: ProvisioningQuery, action: ToggleFilterAction): ProvisioningQuery {
    return toggleQueryFilter(query, action);
  }

  queryHasFilter(query: ProvisioningQuery, options: QueryFilterOptions): boolean {
    return queryHasFilter(query, options);
  }

  override modifyQuery(query: ProvisioningQuery, action: QueryFixAction): ProvisioningQuery {
    return modifyQuery(query, action);
  }

  getSupportedQueryModifications(): string[] {
    return QUERY_MODIFICATIONS;
  }

  override interpolateVariablesInQueries(queries: ProvisioningQuery[], scopedVars: ScopedVars): ProvisioningQuery[] {
    return queries.map((query) => interpolateQuery(query, this.replaceWith(scopedVars)));
  }

  private replaceWith(scopedVars: ScopedVars): Replace {
    return (text, format) => this.templates.replace(text, scopedVars, format);
  }

  private run(query: ProvisioningQuery, circumstances: QueryCircumstances): Observable<DataFrame[]> {
    const { index } = this.connection;
    const { range, scopedVars = {}, timezone = '', intervalMs = 0, requestId, filters = [] } = circumstances;
    return defer(() => {
      const plan = planQuery(query, {
        index,
        range: { from: range.from.valueOf(), to: range.to.valueOf() },
        timeZone: timezone,
        intervalMs,
        adHoc: filters,
        replace: this.replaceWith(scopedVars),
      });
      // Its questions may have one name: none is asked before the answer to the one before.
      return plan((body) =>
        this.connection
          .search(body, requestId && `${requestId}-${query.refId}`)
          .pipe(map((data) => readSearchResponse(data, index)))
      );
    });
  }
}
