import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http, { type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { listening } from '../../tests/fixtures/listening.ts';
import { readBundle } from './bundle.ts';
import { DataSources } from './dataSources.ts';
import { workbenchHandler } from './handler.ts';
import { GRAFANA_VERSION } from './page.ts';
import { resolveFile } from './staticFiles.ts';

const DATA_SOURCE = 'acme-things-datasource';
const PROXY = '/api/datasources/proxy/uid/logs';

let dir: string;
let lines: string[];
let servers: http.Server[];
let upstream: RequestListener;
let port: number;
let upstreamPort: number;

function write(file: string, content: unknown): void {
  const target = path.join(dir, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content));
}

async function listen(handler: RequestListener): Promise<number> {
  const server = http.createServer(handler);
  servers.push(server);
  return listening(server);
}

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** `fetch` would tidy up the path. */
function ask(rawPath: string, options: http.RequestOptions & { body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path: rawPath, agent: false, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject);
    request.end(options.body);
  });
}

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'workbench-'));
  lines = [];
  servers = [];
  upstream = (_, response) => response.end('{}');
  upstreamPort = await listen((request, response) => upstream(request, response));

  write('secret.txt', 'outside');
  write('dist/plugin.json', { id: 'acme-things-app', name: 'Things', type: 'app', info: {} });
  write('dist/module.js', 'define([], () => ({}))');
  write('dist/12.js', 'lazy chunk');
  write('dist/datasource/module.js', 'nested');
  write('dist/datasource/plugin.json', {
    id: DATA_SOURCE,
    name: 'Things </script><!--',
    type: 'datasource',
    info: { logos: { small: 'img/logo.svg', large: 'img/logo.svg' } },
    routes: [{ path: 'search', method: 'POST', url: '{{ .JsonData.address }}/{{ .JsonData.index }}/_search' }],
  });
  write('host/main.js', 'host');
  write('host/public/build/img/icons/unicons/apps.svg', '<svg/>');

  port = await listen(
    workbenchHandler({
      hostDir: path.join(dir, 'host'),
      bundle: await readBundle(path.join(dir, 'dist')),
      dataSources: new DataSources([
        {
          uid: 'logs',
          name: 'Logs',
          type: DATA_SOURCE,
          jsonData: { address: `http://127.0.0.1:${upstreamPort}`, index: 'logs' },
          secureJsonData: { apiKey: 'hush' },
        },
      ]),
      log: (line) => lines.push(line),
      proxyTimeoutMs: 200,
    })
  );
});

afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  rmSync(dir, { recursive: true });
});

describe('pages and files', () => {
  it('leads from / to the app and keeps the query string', async () => {
    const { status, headers } = await ask('/?theme=light');
    expect([status, headers.location]).toEqual([302, '/a/acme-things-app?theme=light']);
  });

  it('answers every page address with the page, its settings safe inside a script element', async () => {
    const { status, body } = await ask('/a/acme-things-app/some/page?x=1');
    expect(status).toBe(200);
    expect(body.match(/<\/script>/g)).toHaveLength(2);
    expect(body).not.toContain('<!--');
    expect(body).toContain('"url":"/api/datasources/proxy/uid/logs"');
    expect(body).not.toContain('hush');
  });

  it('serves each plugin at its own id, a nested one only its own folder', async () => {
    expect((await ask('/public/plugins/acme-things-app/module.js')).headers['content-type']).toContain('javascript');
    expect((await ask(`/public/plugins/${DATA_SOURCE}/module.js?_cache=1`)).body).toBe('nested');
    expect((await ask('/public/plugins/acme-things-app/12.js')).body).toBe('lazy chunk');
    expect((await ask(`/public/plugins/${DATA_SOURCE}/12.js`)).status).toBe(404);
  });

  it.each([
    '/public/plugins/acme-things-app/../secret.txt',
    '/public/plugins/acme-things-app/%2e%2e/secret.txt',
    '/public/plugins/acme-things-app/..%2fsecret.txt',
    '/public/plugins/acme-things-app/..%5csecret.txt',
    '/public/plugins/acme-things-app/x%00.js',
    '/workbench/../../secret.txt',
    '/workbench/%2e%2e/%2e%2e/secret.txt',
    '/public/plugins/acme-things-app/',
    '/public/plugins/unknown/module.js',
    '/a/acme-things-app/module.js',
    '/api/unknown',
  ])('answers 404 to %s', async (rawPath) => {
    expect((await ask(rawPath)).status).toBe(404);
  });

  it('resolves no backslash, which is a separator on Windows', () => {
    expect(resolveFile('/root', 'a/b.js')).toBe(path.join('/root', 'a', 'b.js'));
    expect(resolveFile('/root', 'a%5c..%5c..%5csecret.txt')).toBeUndefined();
  });

  it('answers 400 to a broken escape and 405 to a POST on a page', async () => {
    expect((await ask('/a/%zz')).status).toBe(400);
    expect((await ask('/panel', { method: 'POST' })).status).toBe(405);
  });

  it('answers 304 to who has the file already', async () => {
    const { headers } = await ask('/workbench/main.js');
    const again = await ask('/workbench/main.js', { headers: { 'if-none-match': headers.etag } });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it('stands in for an icon that the package lacks, and says so once', async () => {
    expect((await ask('/public/build/img/icons/unicons/apps.svg')).body).toBe('<svg/>');
    const missing = await ask('/public/build/img/icons/unicons/globe.svg');
    expect([missing.status, missing.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    await ask('/public/build/img/icons/unicons/globe.svg');
    expect(lines).toEqual([expect.stringContaining('globe.svg')]);
  });

  it('claims to be the Grafana that the host page is built from', () => {
    const runtime = path.join(path.dirname(require.resolve('@grafana/runtime/package.json')), 'package.json');
    expect(JSON.parse(readFileSync(runtime, 'utf8')).version).toBe(GRAFANA_VERSION);
  });
});

describe('data source settings', () => {
  const put = (body: unknown) =>
    ask('/api/datasources/uid/logs', { method: 'PUT', body: typeof body === 'string' ? body : JSON.stringify(body) });

  it('are changed by PUT, secrets only written', async () => {
    const changed = await put({ name: 'New', jsonData: { index: 'other' }, secureJsonData: { password: 'pst' } });
    expect(changed.status).toBe(200);
    const { body } = await ask('/api/datasources/uid/logs?accesscontrol=true');
    expect(JSON.parse(body)).toMatchObject({
      name: 'New',
      jsonData: { index: 'other' },
      secureJsonFields: { apiKey: true, password: true },
    });
    expect(changed.body + body).not.toMatch(/hush|pst/);
    expect((await ask('/api/frontend/settings?a=1')).body).toContain('"New":');
  });

  it('refuse what is no data source', async () => {
    expect(await put({ name: '', jsonData: {} })).toMatchObject({ status: 400 });
    expect((await put('{"name":')).status).toBe(400);
    expect((await ask('/api/datasources/uid/other')).status).toBe(404);
  });
});

describe('data source proxy', () => {
  const search = { method: 'POST', body: '{"size":1}' };

  it('passes request and answer on', async () => {
    upstream = (request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        response.writeHead(200, { 'set-cookie': 'a=b', server: 'x', 'x-elastic-product': 'Elasticsearch' });
        response.end(`${request.method} ${request.url} ${body}`);
      });
    };
    const { status, headers, body } = await ask(`${PROXY}/search?a=1`, search);
    expect([status, body]).toEqual([200, 'POST /logs/_search?a=1 {"size":1}']);
    expect(headers).toMatchObject({ 'x-elastic-product': 'Elasticsearch', 'content-security-policy': 'sandbox' });
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).not.toHaveProperty('server');
  });

  it.each([
    ['POST', `${PROXY}/_bulk`],
    ['POST', `${PROXY}/search/../_bulk`],
    ['POST', `${PROXY}/Search`],
    ['GET', `${PROXY}/search`],
    ['DELETE', `${PROXY}/search`],
    ['PUT', `${PROXY}/search`],
    ['POST', PROXY],
  ])('answers 502 with an empty body to %s %s, which has no route', async (method, rawPath) => {
    upstream = () => {
      throw new Error('must not be reached');
    };
    expect(await ask(rawPath, { method })).toMatchObject({ status: 502, body: '' });
  });

  it('turns 401 into 400 and leaves other statuses alone', async () => {
    upstream = (_, response) => response.writeHead(401).end('who are you');
    expect(await ask(`${PROXY}/search`, search)).toMatchObject({
      status: 400,
      body: 'Authentication to data source failed',
    });
    upstream = (_, response) => response.writeHead(403).end('no');
    expect(await ask(`${PROXY}/search`, search)).toMatchObject({ status: 403, body: 'no' });
  });

  it('answers 502 when nothing listens, and 504 when nothing answers', async () => {
    upstream = () => undefined;
    expect((await ask(`${PROXY}/search`, search)).status).toBe(504);
    const nowhere = JSON.stringify({ name: 'Logs', jsonData: { address: 'http://127.0.0.1:1', index: 'logs' } });
    await ask('/api/datasources/uid/logs', { method: 'PUT', body: nowhere });
    expect(await ask(`${PROXY}/search`, search)).toMatchObject({ status: 502, body: '' });
    expect(lines).toHaveLength(2);
  });

  it('stops the upstream request when the client goes', async () => {
    const stopped = new Promise<void>((resolve) => {
      upstream = (_, response) => {
        response.on('close', resolve);
        client.destroy();
      };
    });
    const client = http.request({ host: '127.0.0.1', port, path: `${PROXY}/search`, method: 'POST', agent: false });
    client.on('error', () => undefined);
    client.end('{}');
    await stopped;
    expect(lines).toEqual([]);
  });

  it('answers 404 for a data source that does not exist', async () => {
    expect((await ask('/api/datasources/proxy/uid/other/search', search)).status).toBe(404);
  });
});

describe('a bundle that cannot be used', () => {
  it('is told from one that was not built', async () => {
    await expect(readBundle(path.join(dir, 'none'))).rejects.toThrow('build the plugin first');
  });

  it('names the file and the key', async () => {
    write('dist/datasource/plugin.json', { id: 'a', name: 'a', type: 'datasource', info: {}, routes: [{ path: 1 }] });
    await expect(readBundle(path.join(dir, 'dist'))).rejects.toThrow(/datasource\/plugin\.json: routes\.0\.path: /);
    const routes = [{ path: 'x', tokenAuth: {} }];
    write('dist/datasource/plugin.json', { id: 'a', name: 'a', type: 'datasource', info: {}, routes });
    await expect(readBundle(path.join(dir, 'dist'))).rejects.toThrow(/routes\.0\.tokenAuth/);
  });
});
