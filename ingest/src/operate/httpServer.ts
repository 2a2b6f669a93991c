import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { isSystemError } from '../systemError.ts';
import { UserError } from '../userError.ts';
import type { Readiness } from './readiness.ts';

/** Probes are short. Whoever holds a connection open for longer is no probe. */
const REQUEST_TIMEOUT_MS = 10_000;
const MOST_CONNECTIONS = 100;

export interface Answers {
  readiness: () => Readiness;
  metrics: () => Promise<string>;
  metricsType: string;
}

interface Reply {
  status: number;
  type: string;
  body: string;
}

/**
 * Serves `/healthz`, `/readyz` and `/metrics` on all addresses of this host. Resolves to the port once it listens; `0`
 * takes any free one. Throws a `UserError` when the port can't be had.
 */
export async function serve(port: number, answers: Answers): Promise<{ port: number; close: () => void }> {
  const server = createServer((request, response) => void answer(request, response, answers));
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  server.maxConnections = MOST_CONNECTIONS;
  await listen(server, port);
  const address = server.address();
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { port: typeof address === 'object' && address !== null ? address.port : port, close };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = isSystemError(error) ? error.code : error.message;
      const why = code === 'EADDRINUSE' ? 'another program listens there' : code;
      reject(new UserError(`HTTP_PORT ${port} can't be had (${why}). Set another one.`));
    });
    server.listen(port, resolve);
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, answers: Answers): Promise<void> {
  let reply: Reply;
  try {
    reply = await replyTo(request, answers);
  } catch {
    reply = text(500, 'The answer could not be made.');
  }
  response.writeHead(reply.status, {
    'content-type': reply.type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : reply.body);
}

async function replyTo({ method, url = '' }: IncomingMessage, answers: Answers): Promise<Reply> {
  if (method !== 'GET' && method !== 'HEAD') {
    return text(405, 'Only GET and HEAD are answered here.');
  }
  switch (url.split('?', 1)[0]) {
    case '/healthz':
      return text(200, 'alive');
    case '/readyz': {
      const readiness = answers.readiness();
      return {
        status: readiness.ready ? 200 : 503,
        type: 'application/json; charset=utf-8',
        body: `${JSON.stringify(readiness, undefined, 2)}\n`,
      };
    }
    case '/metrics':
      return { status: 200, type: answers.metricsType, body: await answers.metrics() };
    default:
      return text(404, 'There are /healthz, /readyz and /metrics.');
  }
}

function text(status: number, sentence: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', body: `${sentence}\n` };
}
