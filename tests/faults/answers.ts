import { type Buffer } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';

export const JSON_HEADERS = { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' };

/** What Elasticsearch has answered, or what is said in its place. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Those of an answer's headers that a client looks at. */
export function kept(headers: IncomingMessage['headers']): Record<string, string> {
  const names = ['content-type', 'x-elastic-product'];
  return Object.fromEntries(names.map((name) => [name, String(headers[name] ?? '')]));
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': String(body.length) }).end(body);
}

/** As Elasticsearch itself refuses a request. */
export function refuse(response: ServerResponse, status: number, type: string): void {
  response.writeHead(status, JSON_HEADERS).end(JSON.stringify({ error: { type, reason: 'injected' }, status }));
}
