import { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import path from 'node:path';

import { type BundledPlugin } from './bundle.ts';
import { type DataSources, dataSourceSettings } from './dataSources.ts';
import { frontendSettings, renderPage } from './page.ts';
import { proxyRequest } from './proxy.ts';
import { resolveFile, serveFile } from './staticFiles.ts';

export interface Workbench {
  /** The built host page (workbench/dist). */
  hostDir: string;
  bundle: ReadonlyMap<string, BundledPlugin>;
  dataSources: DataSources;
  log: (line: string) => void;
  proxyTimeoutMs?: number;
}

/** Stands in for an icon that Grafana has and the npm package has not. */
const NEUTRAL_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="5"/></svg>';

/** Every request of the workbench, at the addresses where a Grafana has them. */
export function workbenchHandler(workbench: Workbench): RequestListener {
  const missingIcons = new Set<string>();
  const noteIcon = (icon: string) => {
    if (!missingIcons.has(icon)) {
      missingIcons.add(icon);
      workbench.log(`${icon} is not in the npm package, a neutral icon is shown`);
    }
  };
  return (request, response) => {
    handle(workbench, noteIcon, request, response).catch((error: unknown) => {
      workbench.log(`${request.method} ${request.url}: ${error instanceof Error ? error.message : String(error)}`);
      if (response.headersSent) {
        response.destroy();
      } else {
        sendJson(response, 500, { message: 'The workbench failed, its output says why' });
      }
    });
  };
}

async function handle(
  workbench: Workbench,
  noteIcon: (icon: string) => void,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const rawUrl = request.url ?? '/';
  if (/%(?![0-9a-f]{2})/i.test(rawUrl)) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('400 Bad Request: invalid URL escape');
    return;
  }
  if (rawUrl.startsWith('/api/')) {
    return handleApi(workbench, request, response, rawUrl);
  }
  const [urlPath = '/'] = rawUrl.split('?');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    sendJson(response, 405, { message: 'Method not allowed' });
  } else if (urlPath.startsWith('/public/') || urlPath.startsWith('/workbench/')) {
    const found = await handleFile(workbench, request, response, urlPath);
    if (!found && /^\/public\/build\/img\/icons\/.+\.svg$/.test(urlPath)) {
      noteIcon(urlPath);
      response.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' }).end(NEUTRAL_ICON);
    } else if (!found) {
      sendJson(response, 404, { message: 'Not found' });
    }
  } else if (urlPath === '/') {
    const app = [...workbench.bundle.values()].find(({ type }) => type === 'app');
    const query = rawUrl.slice(urlPath.length);
    response.writeHead(302, { location: (app ? `/a/${app.meta.id}` : '/panel') + query }).end();
  } else if (path.posix.extname(urlPath) !== '') {
    sendJson(response, 404, { message: 'Not found' });
  } else {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(renderPage(frontendSettings(workbench.bundle, workbench.dataSources.list())));
  }
}

async function handleApi(
  workbench: Workbench,
  request: IncomingMessage,
  response: ServerResponse,
  rawUrl: string
): Promise<void> {
  const { bundle, dataSources, log, proxyTimeoutMs } = workbench;
  const [apiPath = ''] = rawUrl.split('?');
  const [, proxiedUid, rest] = /^\/api\/datasources\/proxy\/uid\/([\w-]+)(.*)$/.exec(rawUrl) ?? [];
  const [, settingsUid] = /^\/api\/datasources\/uid\/([\w-]+)$/.exec(apiPath) ?? [];
  const [, pluginId = ''] = /^\/api\/plugins\/([\w-]+)\/settings$/.exec(apiPath) ?? [];
  const plugin = bundle.get(pluginId);
  const dataSource = dataSources.get(proxiedUid ?? settingsUid ?? '');

  if (apiPath === '/api/frontend/settings' && request.method === 'GET') {
    sendJson(response, 200, frontendSettings(bundle, dataSources.list()));
  } else if (plugin && request.method === 'GET') {
    sendJson(response, 200, { ...plugin.meta, enabled: true, pinned: true, jsonData: {}, secureJsonFields: {} });
  } else if (proxiedUid === undefined && settingsUid === undefined) {
    sendJson(response, 404, { message: 'Not found' });
  } else if (!dataSource) {
    sendJson(response, 404, { message: 'Unable to find datasource' });
  } else if (proxiedUid !== undefined) {
    const routes = bundle.get(dataSource.type)?.routes ?? [];
    proxyRequest(request, response, { rawUrl: rest ?? '', dataSource, routes, log, timeoutMs: proxyTimeoutMs });
  } else if (request.method === 'GET') {
    sendJson(response, 200, dataSourceSettings(dataSource));
  } else if (request.method === 'PUT') {
    try {
      const updated = dataSources.update(dataSource, await readJson(request));
      sendJson(response, 200, { message: 'Datasource updated', datasource: dataSourceSettings(updated) });
    } catch (error) {
      sendJson(response, 400, { message: error instanceof Error ? error.message : 'bad request data' });
    }
  } else {
    sendJson(response, 405, { message: 'Method not allowed' });
  }
}

async function handleFile(
  { hostDir, bundle }: Workbench,
  request: IncomingMessage,
  response: ServerResponse,
  urlPath: string
): Promise<boolean> {
  const [, pluginId = '', pluginFile = ''] = /^\/public\/plugins\/([^/]+)\/(.+)$/.exec(urlPath) ?? [];
  const pluginDir = bundle.get(pluginId)?.dir;
  const file = pluginDir
    ? resolveFile(pluginDir, pluginFile)
    : resolveFile(hostDir, urlPath.replace(/^\/workbench\//, '/'));
  return file !== undefined && serveFile(request, response, file);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
