import { type DataSourceInstanceSettings } from '@grafana/data';
import { type BackendSrvRequest } from '@grafana/runtime';
import { type JsonObject } from '@provlogs/schema/record';
import { defer, map, type Observable } from 'rxjs';

import { settingsProblem } from './settings';
import { type ProvisioningOptions } from './types';
import { UserError } from './userError';

/** What is used of Grafana's backend service. */
export interface Backend {
  fetch: (request: BackendSrvRequest) => Observable<{ data: unknown }>;
}

/** The requests that the routes in plugin.json let through. Answers are as they come: unknown. */
export interface Connection {
  /** The index pattern, which the proxy adds. */
  index: string;
  search: (body: JsonObject, requestId?: string) => Observable<unknown>;
  /** `_field_caps` of the named fields. */
  fieldCapabilities: (fields: readonly string[]) => Observable<unknown>;
}

/**
 * Requests through Grafana's data source proxy. They fail with a UserError while the settings are wrong: with a key
 * missing in `jsonData`, the route's template would ask for an index called "<no value>".
 */
export function connect(
  { url, jsonData }: Pick<DataSourceInstanceSettings<ProvisioningOptions>, 'url' | 'jsonData'>,
  backend: Backend
): Connection {
  const family = jsonData.authMethod === 'apiKey' ? 'apikey' : 'plain';
  const send = (route: string, request: { method: string; data?: JsonObject; params?: object; requestId?: string }) =>
    defer(() => {
      const problem = settingsProblem(jsonData);
      if (problem) {
        throw new UserError(problem);
      }
      return backend.fetch({ ...request, url: `${url}/${family}/${route}`, showErrorAlert: false });
    }).pipe(map(({ data }) => data));
  return {
    index: jsonData.index ?? '',
    search: (data, requestId) => send('search', { method: 'POST', data, requestId }),
    fieldCapabilities: (fields) => send('fields', { method: 'GET', params: { fields: fields.join(',') } }),
  };
}
