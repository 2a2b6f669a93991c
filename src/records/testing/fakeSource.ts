import {
  createDataFrame,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceInstanceSettings,
  FieldType,
  PluginType,
  type TestDataSourceResponse,
} from '@grafana/data';
import { setDataSourceSrv } from '@grafana/runtime';
import { type DataQuery, type DataSourceRef } from '@grafana/schema';
import { type JsonObject } from '@provlogs/schema/record';
import { defer, type Observable, of } from 'rxjs';

import {
  type ComparisonQuery,
  type Cursor,
  type CyclesQuery,
  DATA_SOURCE_TYPE,
  DOCUMENT_COLUMN,
  DOCUMENT_ID_COLUMN,
  type FacetsQuery,
  type FailingQuery,
  type ProvisioningQuery,
  type RecordQuery,
  type RecordsQuery,
  type SeriesQuery,
} from '../../datasource/types';
import { PLUGIN_INFO } from './pluginInfo';
/** What a fake data source answers, by the kind of query. A thrown error is the query's. */
export interface Answers {
  records?: (query: RecordsQuery) => DataFrame;
  facets?: (query: FacetsQuery) => DataFrame[];
  record?: (query: RecordQuery) => DataFrame;
  series?: (query: SeriesQuery) => DataFrame[];
  failing?: (query: FailingQuery) => DataFrame;
  cycles?: (query: CyclesQuery) => DataFrame;
  comparison?: (query: ComparisonQuery) => DataFrame;
}

/** A data source whose answers a test decides. */
export class FakeSource extends DataSourceApi {
  /** Every query that was asked, in order. */
  readonly asked: ProvisioningQuery[] = [];

  constructor(
    public answers: Answers,
    uid = 'fake',
    readonly isDefault = false
  ) {
    super(settingsOf(uid));
  }

  override query(request: DataQueryRequest): Observable<DataQueryResponse> {
    return defer(() => {
      const targets = request.targets.filter(isProvisioningQuery);
      this.asked.push(...targets);
      return of({ data: targets.flatMap((query) => answer(this.answers, query)) });
    });
  }

  override testDatasource(): Promise<TestDataSourceResponse> {
    return Promise.resolve({ status: 'success', message: '' });
  }
}

function isProvisioningQuery(query: DataQuery): query is ProvisioningQuery {
  return 'queryType' in query;
}

/** Makes these the data sources that Grafana has. */
export function haveDataSources(...sources: FakeSource[]): void {
  const find = (ref?: DataSourceRef | string | null) => {
    const uid = typeof ref === 'string' ? ref : ref?.uid;
    return sources.find((source) => source.uid === uid);
  };
  setDataSourceSrv({
    get: (ref) => {
      const source = find(ref);
      return source ? Promise.resolve(source) : Promise.reject(new Error('Data source not found.'));
    },
    // As Grafana does: its own data source is in the list whatever the type.
    getList: () => [
      ...sources.map(({ uid, isDefault }) => ({ ...settingsOf(uid), isDefault })),
      { ...settingsOf('grafana'), type: 'grafana' },
    ],
    getInstanceSettings: (ref) => {
      const source = find(ref);
      return source && settingsOf(source.uid);
    },
    reload: () => undefined,
    registerRuntimeDataSource: () => undefined,
  });
}

function settingsOf(uid: string): DataSourceInstanceSettings {
  const name = `Data source ${uid}`;
  return {
    id: 1,
    uid,
    name,
    type: DATA_SOURCE_TYPE,
    access: 'proxy',
    readOnly: false,
    jsonData: {},
    meta: {
      id: DATA_SOURCE_TYPE,
      name,
      type: PluginType.datasource,
      module: '',
      baseUrl: '',
      info: PLUGIN_INFO,
    },
  };
}

function answer(answers: Answers, query: ProvisioningQuery): DataFrame[] {
  switch (query.queryType) {
    case 'records':
      return [answers.records?.(query) ?? recordsFrame([])];
    case 'facets':
      return answers.facets?.(query) ?? [];
    case 'record':
      return answers.record ? [answers.record(query)] : [];
    case 'series':
      return answers.series?.(query) ?? [];
    case 'failing':
      return [answers.failing?.(query) ?? recordsFrame([])];
    case 'cycles':
      return [answers.cycles?.(query) ?? recordsFrame([])];
    case 'comparison':
      return [answers.comparison?.(query) ?? recordsFrame([])];
  }
}

/** A records frame with a column for every key of its rows. */
export function recordsFrame(
  rows: Array<Record<string, unknown> & { _id: string }>,
  meta: { total?: number; cursor?: Cursor } = {}
): DataFrame {
  const names = [...new Set([DOCUMENT_ID_COLUMN, ...rows.flatMap((row) => Object.keys(row))])];
  return createDataFrame({
    refId: 'A',
    fields: names.map((name) => ({
      name,
      type: name === '@timestamp' ? FieldType.time : FieldType.string,
      values: rows.map((row) => row[name] ?? null),
    })),
    meta: { custom: { total: meta.total ?? rows.length, cursor: meta.cursor } },
  });
}

export function facetFrame(field: string, counts: Record<string, number>, otherCount = 0): DataFrame {
  return createDataFrame({
    fields: [
      { name: 'value', type: FieldType.string, values: Object.keys(counts) },
      { name: 'count', type: FieldType.number, values: Object.values(counts) },
    ],
    meta: { custom: { field, otherCount } },
  });
}

export function recordFrame(document: JsonObject): DataFrame {
  return createDataFrame({
    fields: [
      { name: DOCUMENT_ID_COLUMN, type: FieldType.string, values: ['an-id'] },
      { name: 'document', type: FieldType.other, values: [document] },
    ],
  });
}

/** A page of whole records, as a download asks for them. */
export function documentsFrame(documents: JsonObject[], cursor?: Cursor): DataFrame {
  return createDataFrame({
    fields: [
      { name: DOCUMENT_ID_COLUMN, type: FieldType.string, values: documents.map((_, index) => `id-${index}`) },
      { name: DOCUMENT_COLUMN, type: FieldType.other, values: documents },
    ],
    meta: { custom: { total: documents.length, cursor } },
  });
}
