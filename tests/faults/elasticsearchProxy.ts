import { Buffer } from 'node:buffer';
import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { listening } from '../fixtures/listening.ts';
import { type Answer, JSON_HEADERS, kept, refuse, send } from './answers.ts';
import { type BulkItem, itemsOf, linePairs, withItems } from './bulkBodies.ts';
import { BULK_FAULTS, type ElasticsearchFault } from './elasticsearchFaults.ts';

/** A worker that is refused while it starts says so and ends; one that has written before goes on. */
const ONLY_WRITES: ReadonlySet<string> = new Set(['diskFull', 'unauthorized', 'strangePage']);

const LATENCY_MS = 700;
const ONLY_BULK: ReadonlySet<string> = new Set(BULK_FAULTS);
/** As much as a proxy in front of Elasticsearch takes while it has the fault `tooLarge`; more than any record. */
const TOO_LARGE_BYTES = 12 * 1024;

/** Stands in front of a real Elasticsearch and does to requests what networks, proxies and full clusters do. */
export class ElasticsearchProxy {
  /** How often each fault happened. */
  readonly done = new Map<ElasticsearchFault | 'refused', number>();

  /** How many requests came. */
  requests = 0;

  readonly #target: URL;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server: Server;
  readonly #faults: ElasticsearchFault[] = [];
  readonly #silent = new Set<Socket>();
  #isDown = false;

  constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((incoming, response) => {
      // Whatever breaks on the other side breaks here too.
      this.#handle(incoming, response).catch(() => response.socket?.resetAndDestroy());
    });
    this.#server.on('connection', (socket) => {
      if (this.#isDown) {
        this.#count('refused');
        socket.resetAndDestroy();
      }
    });
  }

  /** Resolves to its address. */
  async start(): Promise<string> {
    return `http://127.0.0.1:${await listening(this.#server)}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#agent.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The next requests have these, one each. */
  inject(faults: readonly ElasticsearchFault[]): void {
    this.#faults.push(...faults);
  }

  /** Nobody can connect, and who has is cut off. */
  setDown(isDown: boolean): void {
    this.#isDown = isDown;
    if (isDown) {
      this.#server.closeAllConnections();
    }
  }

  /** No new faults. Those that are silent stay silent. */
  heal(): void {
    this.#faults.length = 0;
    this.setDown(false);
    // Idle connections to an Elasticsearch that was killed meanwhile would be one more fault.
    this.#agent.destroy();
  }

  /** How many of the announced faults are still to come. */
  get faultsLeft(): number {
    return this.#faults.length;
  }

  /** How many connections are open that will never say anything again. */
  get silences(): number {
    return this.#silent.size;
  }

  async #handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests++;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(Buffer.from(chunk));
    }
    const body = Buffer.concat(chunks);
    const fault = this.#nextFault(incoming);
    if (fault !== undefined) {
      this.#count(fault);
    }
    await this.#answer(incoming, body, response, fault);
  }

  #nextFault({ method, url = '' }: IncomingMessage): ElasticsearchFault | undefined {
    const isBulk = url.startsWith('/_bulk');
    // What asks for the time when the worker starts is no write: it rightly stops at a refusal then.
    const isWrite = method !== 'GET' && method !== 'HEAD' && !/\/_search(\?|$)/.test(url);
    const index = this.#faults.findIndex((fault) =>
      ONLY_WRITES.has(fault) ? isWrite : isBulk || !ONLY_BULK.has(fault)
    );
    return index < 0 ? undefined : this.#faults.splice(index, 1)[0];
  }

  #count(fault: ElasticsearchFault | 'refused'): void {
    this.done.set(fault, (this.done.get(fault) ?? 0) + 1);
  }

  async #answer(
    incoming: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
    fault: ElasticsearchFault | undefined
  ): Promise<void> {
    switch (fault) {
      case 'resetBefore':
        response.socket?.resetAndDestroy();
        return;
      case 'silenceBefore':
        this.#fallSilent(response);
        return;
      case 'unavailable':
        return refuse(response, 503, 'master_not_discovered_exception');
      case 'busy':
        return refuse(response, 429, 'es_rejected_execution_exception');
      case 'unauthorized':
        return refuse(response, 401, 'security_exception');
      case 'diskFull':
        return refuse(response, 403, 'cluster_block_exception');
      case 'strangePage':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Back soon</h1>');
        return;
      case 'gatewayError':
        response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
        return;
      case 'tooLarge':
        if (body.length > TOO_LARGE_BYTES) {
          response.writeHead(413, { 'content-type': 'text/html' }).end('<h1>413</h1>');
          return;
        }
        return send(response, await this.#forward(incoming, body));
      case 'busyItems':
        return send(response, await this.#forwardSome(incoming, body));
      case 'brokenJsonBefore':
        response.writeHead(200, JSON_HEADERS).end('{"took":3,"errors":false,"items":[{"create":{"_in');
        return;
      case 'shortBefore': {
        const pairs = linePairs(body);
        const first = Buffer.from(pairs.slice(0, Math.floor(pairs.length / 2)).join(''));
        return send(response, await this.#forward(incoming, first.length === 0 ? body : first));
      }
      case 'latency':
        await delay(LATENCY_MS);
        return send(response, await this.#forward(incoming, body));
      default:
        return this.#spoil(response, await this.#forward(incoming, body), fault);
    }
  }

  /** Elasticsearch has done it; what of the answer arrives? */
  async #spoil(
    response: ServerResponse,
    answer: Answer,
    fault: 'resetAfter' | 'cutAfter' | 'slowAnswer' | 'brokenJsonAfter' | 'shortAfter' | 'silenceAfter' | undefined
  ): Promise<void> {
    const { status, headers, body } = answer;
    const half = body.subarray(0, Math.floor(body.length / 2));
    switch (fault) {
      case 'resetAfter':
        response.socket?.resetAndDestroy();
        return;
      case 'silenceAfter':
        this.#fallSilent(response);
        return;
      case 'cutAfter':
        response.writeHead(status, { ...headers, 'content-length': String(body.length) });
        response.write(half, () => response.socket?.destroy());
        return;
      case 'brokenJsonAfter':
        return send(response, { status, headers, body: half });
      case 'shortAfter':
        return send(response, { status, headers, body: withItems(body, (items) => items.slice(1)) });
      case 'slowAnswer':
        response.writeHead(status, { ...headers, 'content-length': String(body.length) });
        response.write(half);
        await delay(LATENCY_MS);
        response.end(body.subarray(half.length));
        return;
      default:
        return send(response, answer);
    }
  }

  #fallSilent(response: ServerResponse): void {
    const { socket } = response;
    if (socket !== null && !socket.destroyed) {
      this.#silent.add(socket);
      socket.once('close', () => this.#silent.delete(socket));
    }
  }

  /** Half of the documents are too many at a time. */
  async #forwardSome(incoming: IncomingMessage, body: Buffer): Promise<Answer> {
    const pairs = linePairs(body);
    const isTaken = (position: number): boolean => position % 2 === 0;
    const taken = Buffer.from(pairs.filter((_, position) => isTaken(position)).join(''));
    const answer = await this.#forward(incoming, taken);
    const items = itemsOf(answer.body);
    const busy: BulkItem = { create: { status: 429, error: { type: 'es_rejected_execution_exception' } } };
    const merged = pairs.map((_, position) => (isTaken(position) ? (items.shift() ?? busy) : busy));
    return { ...answer, body: withItems(answer.body, () => merged) };
  }

  #forward(incoming: IncomingMessage, body: Buffer): Promise<Answer> {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const { hostname, port } = this.#target;
    return new Promise((resolve, reject) => {
      const forwarded = request(
        {
          agent: this.#agent,
          hostname,
          port,
          method,
          path,
          headers: { ...headers, 'content-length': body.length, 'accept-encoding': 'identity' },
        },
        (reply) => {
          const chunks: Buffer[] = [];
          reply.on('data', (chunk: Buffer) => chunks.push(chunk));
          reply.on('error', reject);
          reply.on('end', () =>
            resolve({ status: reply.statusCode ?? 502, headers: kept(reply.headers), body: Buffer.concat(chunks) })
          );
        }
      );
      forwarded.on('error', reject);
      forwarded.end(body);
    });
  }
}
