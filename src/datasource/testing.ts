import { type DataSourceInstanceSettings, dateTime, PluginType, type TimeRange } from '@grafana/data';
import { type BackendSrvRequest } from '@grafana/runtime';
import { defer, of } from 'rxjs';

import { type Narrowed } from './request/narrowing';
import { DATA_SOURCE_TYPE, type ProvisioningOptions } from './types';

export const FROM = Date.UTC(2026, 10, 19);
export const TO = Date.UTC(2026, 10, 20);

export const RANGE: TimeRange = {
  from: dateTime(FROM),
  to: dateTime(TO),
  raw: { from: dateTime(FROM), to: dateTime(TO) },
};

/** Narrowed to the first two milliseconds of 1970, and by nothing else. */
export const EVERYTHING: Narrowed = {
  from: 1,
  to: 2,
  filters: [],
  ranges: [],
  changes: [],
  identity: [],
  notIdentity: [],
  text: [],
  notText: [],
};

/** Settings as Grafana's page has them. */
export function instanceSettings(jsonData: ProvisioningOptions): DataSourceInstanceSettings<ProvisioningOptions> {
  const link = { name: '', url: '' };
  return {
    id: 1,
    uid: 'provlogs',
    name: 'Provisioning Logs',
    type: DATA_SOURCE_TYPE,
    access: 'proxy',
    url: '/api/datasources/proxy/uid/provlogs',
    readOnly: false,
    jsonData,
    meta: {
      id: DATA_SOURCE_TYPE,
      name: 'Provisioning Logs',
      type: PluginType.datasource,
      module: '',
      baseUrl: '',
      info: {
        author: link,
        description: '',
        links: [link],
        logos: { small: '', large: '' },
        screenshots: [],
        updated: '',
        version: '',
      },
    },
  };
}

export const SETTINGS: ProvisioningOptions = {
  elasticsearchUrl: 'https://elasticsearch:9200',
  index: 'provisioning-logs-*',
  authMethod: 'apiKey',
};

/** A backend that answers every request with what `answer` returns or throws, and remembers the requests. */
export function fakeBackend(answer: (request: BackendSrvRequest) => unknown) {
  const requests: BackendSrvRequest[] = [];
  return {
    requests,
    fetch: (request: BackendSrvRequest) => {
      requests.push(request);
      return defer(() => of({ data: answer(request) }));
    },
  };
}

/** The answer to a search with these hits. */
export function searchAnswer(hits: unknown[], more: object = {}) {
  return {
    took: 1,
    timed_out: false,
    _shards: { total: 2, successful: 2, skipped: 0, failed: 0 },
    hits: { total: { value: hits.length, relation: 'eq' }, max_score: null, hits },
    ...more,
  };
}
