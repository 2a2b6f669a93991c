import { CoreApp, type DataQueryRequest, LoadingState } from '@grafana/data';
import { firstValueFrom, Observable } from 'rxjs';

import { type Backend } from './connection';
import { DataSource } from './datasource';
import { fakeBackend, FROM, instanceSettings, RANGE, searchAnswer, SETTINGS, TO } from './testing';
import { type ProvisioningOptions, type ProvisioningQuery } from './types';

const templates = { replace: (text?: string) => text?.replaceAll('$app', 'Dropbox') ?? '' };

function dataSource(backend: Backend, settings: ProvisioningOptions = SETTINGS) {
  return new DataSource(instanceSettings(settings), backend, templates);
}

function request(...targets: ProvisioningQuery[]): DataQueryRequest<ProvisioningQuery> {
  return {
    targets,
    requestId: 'Q1',
    range: RANGE,
    interval: '1m',
    intervalMs: 60_000,
    scopedVars: {},
    timezone: 'utc',
    app: CoreApp.Dashboard,
    startTime: 0,
  };
}

const RECORDS: ProvisioningQuery = { refId: 'A', queryType: 'records' };
const HIT = { _id: 't:1', fields: { 'provisioning.status': ['failure'] }, sort: [1, 'x'] };

describe('DataSource.query', () => {
  it('posts the search to the route of the authentication method, and to no other address', async () => {
    for (const [authMethod, family] of [
      ['apiKey', 'apikey'],
      ['basic', 'plain'],
      ['none', 'plain'],
      [undefined, 'plain'],
    ] as const) {
      const backend = fakeBackend(() => searchAnswer([HIT]));
      await firstValueFrom(dataSource(backend, { ...SETTINGS, authMethod }).query(request(RECORDS)));
      expect(backend.requests).toEqual([
        expect.objectContaining({
          url: `/api/datasources/proxy/uid/provlogs/${family}/search`,
          method: 'POST',
          requestId: 'Q1-A',
          showErrorAlert: false,
        }),
      ]);
    }
  });

  it('sends the time range and the variables of the dashboard, and gives the frame', async () => {
    const backend = fakeBackend(() => searchAnswer([HIT]));
    const response = await firstValueFrom(
      dataSource(backend).query(
        request({ ...RECORDS, queryType: 'records', identity: '$app', columns: ['provisioning.status'] })
      )
    );
    expect(backend.requests[0]?.data).toMatchObject({
      query: {
        bool: {
          filter: [
            { range: { '@timestamp': { gte: FROM, lte: TO } } },
            { prefix: { 'provisioning.identity_terms': { value: 'dropbox' } } },
          ],
        },
      },
    });
    expect(response).toMatchObject({ errors: [], state: LoadingState.Done, data: [{ refId: 'A', length: 1 }] });
    expect(response.data[0].meta.executedQueryString).toContain('POST provisioning-logs-*/_search\n{\n  "timeout"');
  });

  it('keeps the frames of other queries when one fails, and words the error', async () => {
    const backend = fakeBackend(({ requestId }) => {
      if (requestId === 'Q1-B') {
        throw { status: 504, statusText: '', data: {}, config: { url: '' } };
      }
      return searchAnswer([HIT]);
    });
    const response = await firstValueFrom(
      dataSource(backend).query(
        request(RECORDS, { ...RECORDS, refId: 'B' }, { refId: 'C', queryType: 'facets', fields: [] })
      )
    );
    expect(response.data.map(({ refId }) => refId)).toEqual(['A']);
    expect(response).toMatchObject({ state: LoadingState.Error, error: { refId: 'B' } });
    expect(response.errors).toEqual([
      expect.objectContaining({ refId: 'B', message: expect.stringContaining('did not answer in time') }),
      expect.objectContaining({ refId: 'C', message: expect.stringContaining('choose at least one field') }),
    ]);
  });

  it('asks nothing for hidden queries and records without an ID', async () => {
    const backend = fakeBackend(() => searchAnswer([]));
    const response = await firstValueFrom(
      dataSource(backend).query(
        request({ ...RECORDS, hide: true }, { refId: 'B', queryType: 'record', documentId: '' })
      )
    );
    expect(response).toEqual({ data: [] });
    expect(backend.requests).toEqual([]);
  });

  it('ends its requests when nobody waits for the answer any more', () => {
    let ended = 0;
    const backend = { fetch: () => new Observable<never>(() => () => ended++) };
    const subscription = dataSource(backend)
      .query(request(RECORDS, { ...RECORDS, refId: 'B' }))
      .subscribe();
    expect(ended).toBe(0);
    subscription.unsubscribe();
    expect(ended).toBe(2);
  });

  it('asks nothing while the settings are wrong', async () => {
    const backend = fakeBackend(() => searchAnswer([]));
    const response = await firstValueFrom(
      dataSource(backend, { ...SETTINGS, index: undefined }).query(request(RECORDS))
    );
    expect(response.errors?.[0]?.message).toContain('Enter the index pattern');
    expect(backend.requests).toEqual([]);
  });
});

describe('DataSource', () => {
  const backend = fakeBackend(() =>
    searchAnswer([], {
      aggregations: {
        'error.code': { values: { sum_other_doc_count: 0, buckets: [{ key: 'Timeout', doc_count: 2 }] } },
      },
    })
  );

  it('offers the values of a field within a narrowing', async () => {
    await expect(dataSource(backend).facetValues('error.code', { identity: 'ann' }, RANGE)).resolves.toEqual([
      'Timeout',
    ]);
  });

  it('begins with a list of records and says what a query asks', () => {
    const source = dataSource(backend);
    expect(source.getDefaultQuery(CoreApp.Dashboard)).toEqual({ queryType: 'records', version: 1 });
    expect(source.getDefaultQuery(CoreApp.Explore)).toMatchObject({ queryType: 'records', format: 'logs' });
    expect(
      source.getQueryDisplayText({
        ...RECORDS,
        queryType: 'records',
        filters: [
          { field: 'provisioning.status', values: ['failure', 'warning'] },
          { field: 'error.code', values: ['X'], exclude: true },
          { field: 'provisioning.action', values: [] },
        ],
        identity: 'ann',
        text: 'timeout',
      })
    ).toBe('Records: Status is failure or warning; Error code is not X; identity begins with ann; text has timeout');
  });
});

it('an annotation that nobody has edited is asked for and marked as spikes', async () => {
  const { annotations } = dataSource(fakeBackend(() => searchAnswer([])));
  const prepared = annotations.prepareAnnotation?.({ name: 'Spikes', enable: true, iconColor: 'red' });
  expect(prepared?.target).toMatchObject({ queryType: 'series', mark: 'spikes' });
});
