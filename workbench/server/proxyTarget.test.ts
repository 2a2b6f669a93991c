import fc from 'fast-check';

import { type ProxyRoute } from './bundle.ts';
import { type DataSource } from './dataSources.ts';
import { proxyTarget } from './proxyTarget.ts';

const routes: ProxyRoute[] = [
  {
    path: 'key/search',
    method: 'POST',
    url: '{{ .JsonData.elasticsearchUrl }}/{{ .JsonData.index }}/_search',
    headers: [{ name: 'Authorization', content: 'ApiKey {{ .SecureJsonData.apiKey }}' }],
  },
  { path: 'search', method: 'POST', url: '{{ .JsonData.elasticsearchUrl }}/{{.JsonData.index}}/_search' },
  { path: 'search/more', method: 'POST', url: 'http://never.example/reached' },
  { path: 'fields', method: 'GET', url: '{{ .JsonData.elasticsearchUrl }}/{{ .JsonData.index }}/_field_caps' },
];

const dataSource: DataSource = {
  uid: 'logs',
  name: 'Logs',
  type: 'provlogs-elasticsearch-datasource',
  jsonData: { elasticsearchUrl: 'http://elastic:9200', index: 'logs-2026' },
  secureJsonData: { apiKey: 'c2VjcmV0' },
};

function target(method: string, rawUrl: string, changes: Partial<DataSource> = {}, headers = {}) {
  return proxyTarget({ method, rawUrl, headers }, routes, { ...dataSource, ...changes });
}

describe('which route', () => {
  it('takes the first whose path is a prefix and whose method is equal', () => {
    expect(target('POST', '/search')).toMatchObject({
      protocol: 'http:',
      host: 'elastic:9200',
      path: '/logs-2026/_search',
    });
    expect(target('GET', '/fields?fields=*')?.path).toBe('/logs-2026/_field_caps?fields=*');
    expect(target('POST', '/search/more')?.path).toBe('/logs-2026/_search/more');
  });

  it('knows no segment boundary', () => {
    expect(target('POST', '/searchx')?.path).toBe('/logs-2026/_search/x');
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'post'])('does not match a %s to a POST route', (method) => {
    expect(target(method, '/search')).toBeUndefined();
  });

  it.each(['*', ''])('matches every method when it names %p', (method) => {
    const open = [{ path: 'any', method, url: 'http://h/x' }];
    expect(proxyTarget({ method: 'DELETE', rawUrl: '/any', headers: {} }, open, dataSource)?.path).toBe('/x');
  });

  it.each(['', '/', '/Search', '/_bulk', '/sear', '/search/../_bulk', '/search/../../_bulk', '/%73earch', '/.'])(
    'matches none for %p',
    (rawUrl) => {
      expect(target('POST', rawUrl)).toBeUndefined();
    }
  );

  it('takes an empty path of a route for the root alone', () => {
    const root = [{ path: '', url: 'http://h/x' }];
    const found = (rawUrl: string) => proxyTarget({ method: 'GET', rawUrl, headers: {} }, root, dataSource);
    expect([found('/')?.path, found('/search')]).toEqual(['/x', undefined]);
  });

  it('compares cleaned paths but cuts the prefix off the raw one', () => {
    expect(target('POST', '//search')?.path).toBe('/logs-2026/_search/search');
    expect(target('POST', '/../search')?.path).toBe('/logs-2026/_search/../search');
    expect(target('POST', '/x/../search')?.path).toBe('/logs-2026/_search/x/../search');
  });

  it('sends what is percent-encoded once more encoded, so it cannot climb', () => {
    expect(target('POST', '/search/%2e%2e/%2e%2e/_bulk')?.path).toBe('/logs-2026/_search/%252e%252e/%252e%252e/_bulk');
    expect(target('POST', '/search%2f..%2f_bulk')?.path).toBe('/logs-2026/_search/%252f..%252f_bulk');
  });

  it('never leaves the host of the route, whatever the path', () => {
    const piece = fc.constantFrom('..', '.', '', '/', '%2e%2e', '%2f', '@evil.example', '\\', '_bulk', ':80', '#', 'é');
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'), (pieces, method) => {
        const found = target(method, `/search${pieces.join('/')}`);
        return found === undefined || (found.host === 'elastic:9200' && found.path.startsWith('/logs-2026/_search'));
      })
    );
  });
});

describe('without a matching route', () => {
  it('goes to the URL of the data source, with the whole path as it is', () => {
    expect(target('DELETE', '/a/%2e%2e/b?c=d', { url: 'https://open.example/base/' })).toMatchObject({
      protocol: 'https:',
      host: 'open.example',
      path: '/base/a/%2e%2e/b?c=d',
    });
    expect(target('GET', '', { url: 'open.example' })).toMatchObject({ host: 'open.example', path: '/' });
  });
});

describe('templates', () => {
  it('print <no value> for what is not set, which leads nowhere as an address', () => {
    expect(target('POST', '/search', { jsonData: {} })).toBeUndefined();
    const onlyIndexMissing = { jsonData: { elasticsearchUrl: 'http://elastic:9200' } };
    expect(target('POST', '/search', onlyIndexMissing)?.path).toBe('/%3Cno%20value%3E/_search');
  });

  it('know orEmpty and the URL of the data source', () => {
    const route = { path: 'r', url: '{{ .URL }}/{{ .JsonData.missing | orEmpty }}x{{ orEmpty .JsonData.none }}' };
    const withUrl = { ...dataSource, url: 'http://own' };
    expect(proxyTarget({ method: 'GET', rawUrl: '/r', headers: {} }, [route], withUrl)?.path).toBe('/x');
  });

  it('refuse what this proxy does not know, by name', () => {
    const route = { path: 'r', url: '{{ if .JsonData.x }}' };
    expect(() => proxyTarget({ method: 'GET', rawUrl: '/r', headers: {} }, [route], dataSource)).toThrow(
      'does not know the template "{{ if .JsonData.x }}"'
    );
  });

  it('fill urlParams, added to the query string of the client', () => {
    const route = { path: 'r', url: 'http://h/x', urlParams: [{ name: 'i', content: '{{ .JsonData.index }}' }] };
    expect(proxyTarget({ method: 'GET', rawUrl: '/r?i=1', headers: {} }, [route], dataSource)?.path).toBe(
      '/x?i=1&i=logs-2026'
    );
  });

  it('keep a path with special characters, and drop credentials of the address', () => {
    const jsonData = { elasticsearchUrl: 'https://me:pw@elastic/es', index: 'provisioning-logs-*' };
    expect(target('POST', '/search', { jsonData })).toMatchObject({
      protocol: 'https:',
      host: 'elastic',
      path: '/es/provisioning-logs-%2A/_search',
    });
  });
});

describe('authorization', () => {
  const basic = {
    basicAuth: true,
    basicAuthUser: 'reader',
    secureJsonData: { basicAuthPassword: 'pä:ss', apiKey: 'c2VjcmV0' },
  };

  it('is the basic auth of the data source', () => {
    const expected = `Basic ${Buffer.from('reader:pä:ss').toString('base64')}`;
    expect(target('POST', '/search', basic)?.headers.authorization).toBe(expected);
  });

  it('is overridden by the header of the route, even by an empty one', () => {
    expect(target('POST', '/key/search', basic)?.headers.authorization).toBe('ApiKey c2VjcmV0');
    const empty = [{ path: 'r', url: 'http://h', headers: [{ name: 'Authorization', content: '' }] }];
    const request = { method: 'GET', rawUrl: '/r', headers: {} };
    expect(proxyTarget(request, empty, { ...dataSource, ...basic })?.headers.authorization).toBe('');
  });

  it('is that of X-DS-Authorization, unless the route has its own', () => {
    const sent = { 'x-ds-authorization': 'Bearer sent' };
    expect(target('POST', '/search', basic, sent)?.headers).toMatchObject({ authorization: 'Bearer sent' });
    expect(target('POST', '/search', basic, sent)?.headers).not.toHaveProperty('x-ds-authorization');
    expect(target('POST', '/key/search', basic, sent)?.headers.authorization).toBe('ApiKey c2VjcmV0');
  });
});

it('takes the TLS settings of the data source', () => {
  expect(target('POST', '/search')?.tls).toEqual({ rejectUnauthorized: true });
  const jsonData = { ...dataSource.jsonData, tlsSkipVerify: true, tlsAuthWithCACert: true, serverName: 'es' };
  const secureJsonData = { tlsCACert: 'PEM' };
  expect(target('POST', '/search', { jsonData, secureJsonData })?.tls).toEqual({
    rejectUnauthorized: false,
    ca: 'PEM',
    servername: 'es',
  });
});

it('keeps cookies, origin and hop-by-hop headers to itself and forwards the rest', () => {
  const headers = {
    cookie: 'a=b',
    origin: 'http://x',
    referer: 'http://x/y',
    host: 'x',
    'content-type': 'application/json',
  };
  expect(target('POST', '/search', {}, headers)?.headers).toEqual({
    'content-type': 'application/json',
    'user-agent': 'Grafana/workbench',
  });
});
