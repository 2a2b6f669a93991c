import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { Client } from '@elastic/elasticsearch';
import { RECORD_INDEX_PREFIX } from '@provlogs/schema/indices';

import type { Entry } from './batch.ts';
import { DayIndices } from './dayIndices.ts';
import { deliver, type FinalOutcome } from './delivery.ts';

type Reply = { status: number; body: unknown } | 'reset' | 'cut';
type Answer = (ids: string[], bytes: number) => Reply;

/** A server that speaks as much of Elasticsearch as a bulk request needs, and misbehaves as told. */
class FaultyElasticsearch {
  readonly requests: string[][] = [];
  readonly #server: Server;
  #answer: Answer = created;

  constructor() {
    this.#server = createServer((request, response) => void this.#handle(request, response));
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  }

  answerWith(answer: Answer): void {
    this.#answer = answer;
    this.requests.length = 0;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) {
      text += String(chunk);
    }
    const index = decodeURIComponent((request.url ?? '').split('/')[1] ?? '');
    if (!request.url?.startsWith('/_bulk')) {
      send(response, { status: 200, body: { [index]: { mappings: { dynamic: 'false' } }, acknowledged: true } });
      return;
    }
    const ids = [...text.matchAll(/"_id":"([^"]*)"/g)].map((match) => match[1] ?? '');
    this.requests.push(ids);
    send(response, this.#answer(ids, text.length));
  }
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const headers = { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' };
  if (reply === 'cut') {
    response.writeHead(200, headers).end('{"errors":false,"items":[{"create":{"sta');
    return;
  }
  response.writeHead(reply.status, headers).end(JSON.stringify(reply.body));
}

function items(ids: string[], status: (id: string) => number, error?: object): Reply {
  return {
    status: 200,
    body: { took: 1, errors: true, items: ids.map((id) => ({ create: { _id: id, status: status(id), error } })) },
  };
}

const created: Answer = (ids) => items(ids, () => 201);

/** Gives the answers one after the other, then everything is created. */
function inTurn(...answers: Answer[]): Answer {
  let turn = 0;
  return (ids, bytes) => (answers[turn++] ?? created)(ids, bytes);
}

describe('deliver', () => {
  const elasticsearch = new FaultyElasticsearch();
  let client: Client;
  beforeAll(async () => {
    client = new Client({ node: await elasticsearch.start(), maxRetries: 0 });
  });
  afterAll(async () => {
    await client.close();
    await elasticsearch.stop();
  });

  const entry = (id: string, size = 1): Entry => ({
    prefix: RECORD_INDEX_PREFIX,
    index: `${RECORD_INDEX_PREFIX}2026.11.20`,
    id,
    body: JSON.stringify({ text: 'x'.repeat(size) }),
  });

  async function outcomesOf(entries: Entry[], answer: Answer) {
    elasticsearch.answerWith(answer);
    const outcomes = new Map<string, FinalOutcome>();
    const retries: string[] = [];
    await deliver(entries, {
      client,
      days: new DayIndices(client, true),
      onOutcome: ({ id }, outcome) => {
        expect(outcomes.has(id)).toBe(false);
        outcomes.set(id, outcome);
      },
      onRetry: (reason) => retries.push(reason),
      signal: new AbortController().signal,
      random: () => 0,
    });
    return { outcomes, retries };
  }
  const kinds = (outcomes: Map<string, FinalOutcome>) =>
    Object.fromEntries([...outcomes].map(([id, { kind }]) => [id, kind]));

  it('counts what was there already as a duplicate', async () => {
    const { outcomes } = await outcomesOf([entry('a'), entry('b')], (ids) =>
      items(ids, (id) => (id === 'a' ? 409 : 201))
    );
    expect(kinds(outcomes)).toEqual({ a: 'duplicate', b: 'indexed' });
  });

  it.each([429, 500, 502, 503, 504, 404])('sends again only the documents that failed with %d', async (status) => {
    const { outcomes } = await outcomesOf(
      [entry('a'), entry('b'), entry('c')],
      inTurn((ids) => items(ids, (id) => (id === 'b' ? status : 201)))
    );
    expect(elasticsearch.requests).toEqual([['a', 'b', 'c'], ['b']]);
    expect(kinds(outcomes)).toEqual({ a: 'indexed', b: 'indexed', c: 'indexed' });
  });

  it('waits for a full disk, which blocks the index with 403', async () => {
    const blocked = { type: 'cluster_block_exception', reason: 'index blocked by flood stage' };
    const { outcomes, retries } = await outcomesOf(
      [entry('a')],
      inTurn((ids) => items(ids, () => 403, blocked))
    );
    expect(kinds(outcomes)).toEqual({ a: 'indexed' });
    expect(retries).toEqual(['cluster_block_exception: index blocked by flood stage']);
  });

  it.each<[string, Answer]>([
    ['429 for the whole request', () => ({ status: 429, body: { error: { type: 'x', reason: 'busy' } } })],
    ['503 for the whole request', () => ({ status: 503, body: 'no master' })],
    ['a connection that was reset', () => 'reset'],
    ['a reply that was cut off', () => 'cut'],
    ['a reply that leaves out a document', (ids) => items(ids.slice(1), () => 201)],
    [
      'a reply of another operation',
      (ids) => ({ status: 200, body: { items: ids.map(() => ({ index: { status: 201 } })) } }),
    ],
    ['a reply without items', () => ({ status: 200, body: {} })],
  ])('sends everything again after %s', async (_name, fault) => {
    const { outcomes, retries } = await outcomesOf([entry('a'), entry('b')], inTurn(fault, fault));
    expect(elasticsearch.requests).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(kinds(outcomes)).toEqual({ a: 'indexed', b: 'indexed' });
    expect(retries).toHaveLength(2);
  });

  it('halves a request that is too large, down to the document that is', async () => {
    const entries = [entry('a'), entry('b'), entry('huge', 5_000), entry('d')];
    const { outcomes } = await outcomesOf(entries, (ids, bytes) =>
      bytes > 4_000 ? { status: 413, body: '' } : items(ids, () => 201)
    );
    expect(kinds(outcomes)).toEqual({ a: 'indexed', b: 'indexed', huge: 'rejected', d: 'indexed' });
    expect(outcomes.get('huge')).toMatchObject({ tooLarge: true });
  });

  it('rejects the document that Elasticsearch can not take, with its reason', async () => {
    const error = {
      type: 'document_parsing_exception',
      reason: 'failed to parse',
      caused_by: { type: 'x', reason: 'deep' },
    };
    const { outcomes } = await outcomesOf([entry('a'), entry('b')], (ids) =>
      items(ids, (id) => (id === 'a' ? 400 : 201), error)
    );
    expect(outcomes.get('a')).toEqual({
      kind: 'rejected',
      reason: 'document_parsing_exception: failed to parse (deep)',
      tooLarge: false,
    });
    expect(outcomes.get('b')).toEqual({ kind: 'indexed' });
  });

  it.each([401, 403])('stops when credentials are turned away with %d', async (status) => {
    const refuse = outcomesOf([entry('a')], () => ({
      status,
      body: { error: { type: 'security_exception', reason: 'no' } },
    }));
    await expect(refuse).rejects.toMatchObject({ statusCode: status });
  });

  it('stops when a document is refused for a missing right', async () => {
    const error = { type: 'security_exception', reason: 'action is unauthorized' };
    await expect(outcomesOf([entry('a')], (ids) => items(ids, () => 403, error))).rejects.toThrow(
      'Elasticsearch refuses to write to "provisioning-logs-2026.11.20": security_exception: action is unauthorized.'
    );
  });
});
