import path from 'node:path';

import { type ProxyRoute } from './bundle.ts';
import { type DataSource } from './dataSources.ts';

export interface ProxyRequest {
  method: string;
  /** Everything after `/api/datasources/proxy/uid/<uid>`, undecoded, with the query string. */
  rawUrl: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface ProxyTarget {
  protocol: 'http:' | 'https:';
  /** Host and port. */
  host: string;
  /** Path and query string. */
  path: string;
  headers: Record<string, string | string[]>;
  /** For a server with https. */
  tls: { rejectUnauthorized: boolean; ca?: string; servername?: string };
}

/**
 * Where Grafana's data source proxy sends a request, or undefined when it has no host to send it to (502).
 *
 * Follows Grafana 12.3 (pkg/api/pluginproxy): the first route whose method is equal and whose cleaned path is a prefix
 * of the cleaned request path; no segment boundary, no wildcards. What matches no route goes to the data source's URL.
 */
export function proxyTarget(
  request: ProxyRequest,
  routes: readonly ProxyRoute[],
  dataSource: DataSource
): ProxyTarget | undefined {
  const [rawPath = '', ...query] = request.rawUrl.split('?');
  const proxyPath = rawPath.replace(/^\//, '');
  const search = new URLSearchParams(query.join('?'));

  const headers = forwardedHeaders(request.headers);
  if (dataSource.basicAuth) {
    const credentials = `${dataSource.basicAuthUser ?? ''}:${dataSource.secureJsonData.basicAuthPassword ?? ''}`;
    headers.authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  }
  const sent = request.headers['x-ds-authorization'];
  if (sent) {
    headers.authorization = sent;
  }

  const route = routes.find(
    ({ path: routePath, method = '' }) =>
      ['', '*', request.method].includes(method) && clean(proxyPath).startsWith(clean(routePath))
  );
  for (const { name, content } of route?.headers ?? []) {
    headers[name.toLowerCase()] = render(content, dataSource);
  }
  for (const { name, content } of route?.urlParams ?? []) {
    search.append(render(name, dataSource), render(content, dataSource));
  }

  const base = parseBase(route?.url ? render(route.url, dataSource) : withScheme(dataSource.url ?? ''));
  if (!base) {
    return undefined;
  }
  const rest = route?.url && proxyPath.startsWith(route.path) ? proxyPath.slice(route.path.length) : proxyPath;
  const joined = join(base.path, rest);
  return {
    protocol: base.protocol,
    host: base.host,
    // With a route's URL Go takes the undecoded rest for the decoded path, so `%2e` arrives as `%252e`.
    path: (route?.url ? encodePath(joined) : joined) + (search.size > 0 ? `?${search}` : ''),
    headers,
    tls: tlsOptions(dataSource),
  };
}

/** The TLS settings of a data source, which in Grafana hold for its routes as well. */
function tlsOptions({ jsonData, secureJsonData }: DataSource): ProxyTarget['tls'] {
  const { tlsSkipVerify, tlsAuthWithCACert, serverName } = jsonData;
  return {
    rejectUnauthorized: tlsSkipVerify !== true,
    ...(tlsAuthWithCACert === true && { ca: secureJsonData.tlsCACert }),
    ...(typeof serverName === 'string' && serverName !== '' && { servername: serverName }),
  };
}

/** Grafana compares paths in this form: `a//b/../c/` is `a/c`, nothing leads above the root, the root is `.`. */
function clean(rawPath: string): string {
  return path.posix.join('/', rawPath).replace(/^\/|\/$/g, '') || '.';
}

function join(base: string, rest: string): string {
  return rest === '' ? base || '/' : `${base.replace(/\/$/, '')}/${rest.replace(/^\//, '')}`;
}

const NOT_FORWARDED = new Set([
  'connection',
  'cookie',
  'host',
  'keep-alive',
  'origin',
  'proxy-authenticate',
  'proxy-authorization',
  'referer',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-ds-authorization',
]);

function forwardedHeaders(headers: ProxyRequest['headers']): ProxyTarget['headers'] {
  const forwarded: ProxyTarget['headers'] = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !NOT_FORWARDED.has(name)) {
      forwarded[name] = value;
    }
  }
  return { ...forwarded, 'user-agent': 'Grafana/workbench' };
}

/** `URL` would collapse `..`, which Go does not; credentials in the address are dropped, as Grafana drops them. */
function parseBase(url: string): Pick<ProxyTarget, 'protocol' | 'host' | 'path'> | undefined {
  const [, scheme, host, rawPath] = /^(https?):\/\/(?:[^/?#]*@)?([^/?#@]+)([^?#]*)/i.exec(url) ?? [];
  if (scheme === undefined || host === undefined || rawPath === undefined) {
    return undefined;
  }
  return { protocol: scheme.toLowerCase() === 'https' ? 'https:' : 'http:', host, path: unescapePath(rawPath) };
}

function withScheme(url: string): string {
  return /^https?:\/\//i.test(url) ? url : `http://${url}`;
}

function unescapePath(rawPath: string): string {
  try {
    return decodeURIComponent(rawPath);
  } catch {
    return rawPath;
  }
}

/** Go's `URL.EscapedPath` for a decoded path. */
function encodePath(decoded: string): string {
  return decoded.replace(/[^A-Za-z0-9\-_.~$&+,/:;=@]+/g, (text) =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  );
}

const FIELD = /^(?:orEmpty\s+)?\.(JsonData|SecureJsonData)\.(\w+)(?:\s*\|\s*orEmpty)?$/;

/** The part of Go's text/template that route definitions use: one field, `orEmpty` around it if wanted. */
function render(template: string, dataSource: DataSource): string {
  return template.replace(/\{\{-?\s*(.*?)\s*-?\}\}/g, (_, expression: string) => {
    if (expression === '.URL') {
      return dataSource.url ?? '';
    }
    const [, data, key] = FIELD.exec(expression) ?? [];
    if (data === undefined || key === undefined) {
      throw new Error(`the workbench's proxy does not know the template "{{ ${expression} }}" of a route`);
    }
    const value = (data === 'JsonData' ? dataSource.jsonData : dataSource.secureJsonData)[key];
    return value === undefined || value === null ? (expression.includes('orEmpty') ? '' : '<no value>') : String(value);
  });
}
