import {
  CustomVariableSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  type MetricFindValue,
} from '@grafana/data';
import { map, type Observable } from 'rxjs';

import { type DataSource } from '../datasource';
import { type FacetsQuery, type ProvisioningOptions, type ProvisioningQuery, QUERY_VERSION } from '../types';
import { VariableEditor } from './VariableEditor';

/** Template variables: the values of a field, which may depend on other variables by the query's filters. */
export class VariableSupport extends CustomVariableSupport<
  DataSource,
  FacetsQuery,
  ProvisioningQuery,
  ProvisioningOptions
> {
  override editor = VariableEditor;

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override getDefaultQuery(): Partial<FacetsQuery> {
    return { queryType: 'facets', version: QUERY_VERSION, fields: ['provisioning.application.name'] };
  }

  override query(request: DataQueryRequest<FacetsQuery>): Observable<DataQueryResponse> {
    return this.dataSource
      .query(request)
      .pipe(map((response) => (response.errors?.length ? response : { ...response, data: valuesOf(response) })));
  }
}

function valuesOf({ data }: DataQueryResponse): MetricFindValue[] {
  return data
    .flatMap((frame): unknown[] => frame.fields[0]?.values ?? [])
    .map((value) => ({ text: String(value), value: String(value) }));
}
