import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';

import { type ProxyRoute } from './bundle.ts';
import { type DataSource } from './dataSources.ts';
import { proxyTarget, type ProxyTarget } from './proxyTarget.ts';

/** Grafana's default of `[dataproxy] timeout`: how long it waits for the head of a response. */
const TIMEOUT_MS = 30_000;

/** Not passed on to the browser. */
const DROPPED = ['set-cookie', 'server', 'strict-transport-security', 'connection', 'keep-alive', 'transfer-encoding'];

export interface ProxyOptions {
  /** Everything after `/api/datasources/proxy/uid/<uid>`, undecoded. */
  rawUrl: string;
  dataSource: DataSource;
  routes: readonly ProxyRoute[];
  log: (line: string) => void;
  timeoutMs?: number;
}

/** Passes a request on as Grafana's data source proxy does, with its answers to failure (502, 504, 400 for 401). */
export function proxyRequest(request: IncomingMessage, response: ServerResponse, options: ProxyOptions): void {
  const { dataSource, log, timeoutMs = TIMEOUT_MS } = options;
  const fail = (status: number, reason: string) => {
    log(`proxy ${dataSource.uid}: ${request.method} ${options.rawUrl}: ${status} ${reason}`);
    if (!response.headersSent) {
      response.writeHead(status);
    }
    response.end();
  };

  let upstream: http.ClientRequest;
  try {
    const target = findTarget(request, options);
    if (!target) {
      fail(502, 'matches no route, and the data source has no URL');
      return;
    }
    const { protocol, host, path, headers, tls } = target;
    const [, hostname, port] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
    const client = protocol === 'https:' ? https : http;
    upstream = client.request({
      ...tls,
      protocol,
      hostname: hostname?.replace(/^\[|\]$/g, ''),
      port,
      path,
      method: request.method,
      headers: { ...headers, host },
    });
  } catch (error) {
    fail(502, error instanceof Error ? error.message : String(error));
    return;
  }

  const timer = setTimeout(() => {
    fail(504, `no answer after ${timeoutMs} ms`);
    upstream.destroy();
  }, timeoutMs);
  response.on('close', () => {
    clearTimeout(timer);
    upstream.destroy();
  });
  upstream.on('error', (error) => {
    clearTimeout(timer);
    if (!response.destroyed && !response.writableEnded) {
      fail(502, error.message);
    }
  });
  upstream.on('response', (answer) => {
    clearTimeout(timer);
    relay(answer, response);
  });
  request.pipe(upstream);
}

function findTarget(request: IncomingMessage, { rawUrl, routes, dataSource }: ProxyOptions): ProxyTarget | undefined {
  return proxyTarget({ method: request.method ?? 'GET', rawUrl, headers: request.headers }, routes, dataSource);
}

function relay(answer: IncomingMessage, response: ServerResponse): void {
  if (answer.statusCode === 401) {
    answer.resume();
    response.writeHead(400, { 'content-type': 'text/plain' });
    response.end('Authentication to data source failed');
    return;
  }
  const headers = { ...answer.headers, 'content-security-policy': 'sandbox' };
  response.writeHead(
    answer.statusCode ?? 502,
    Object.fromEntries(Object.entries(headers).filter(([name]) => !DROPPED.includes(name)))
  );
  answer.on('error', () => response.destroy());
  answer.pipe(response);
}
