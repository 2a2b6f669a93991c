import { Client } from '@elastic/elasticsearch';
import { RECORD_INDEX_PREFIX } from '@provlogs/schema/indices';

import { type Answer, FaultyElasticsearch, inTurn, items } from '../../../tests/fixtures/faultyElasticsearch.ts';
import { createLines, type Entry } from './batch.ts';
import { BulkBody } from './bulkBody.ts';
import { DayIndices } from './dayIndices.ts';
import { deliver, type FinalOutcome } from './delivery.ts';
import { RequestGate } from './requestGate.ts';

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
    lines: new BulkBody(0).add(
      createLines(`${RECORD_INDEX_PREFIX}2026.11.20`, id, JSON.stringify({ text: 'x'.repeat(size) }))
    ),
  });

  async function outcomesOf(entries: Entry[], answer: Answer) {
    elasticsearch.answerWith(answer);
    const outcomes = new Map<string, FinalOutcome>();
    const retries: string[] = [];
    const tooLarge: number[] = [];
    await deliver(entries, {
      client,
      days: new DayIndices(client, true),
      gate: new RequestGate(),
      onOutcome: ({ id }, outcome) => {
        expect(outcomes.has(id)).toBe(false);
        outcomes.set(id, outcome);
      },
      onRetry: (reason) => retries.push(reason),
      onTooLarge: (bytes) => tooLarge.push(bytes),
      signal: new AbortController().signal,
      random: () => 0,
    });
    return { outcomes, retries, tooLarge };
  }
  const kinds = (outcomes: Map<string, FinalOutcome>) =>
    Object.fromEntries([...outcomes].map(([id, { kind }]) => [id, kind]));

  it('counts what was there already as a duplicate', async () => {
    const { outcomes } = await outcomesOf([entry('a'), entry('b')], (ids) =>
      items(ids, (id) => (id === 'a' ? 409 : 201))
    );
    expect(kinds(outcomes)).toEqual({ a: 'duplicate', b: 'indexed' });
  });

  it.each([408, 429, 500, 502, 503, 504, 404])('sends again only the documents that failed with %d', async (status) => {
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
      inTurn((ids) => items(ids, () => 403, { error: blocked }))
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
    ['a full disk', () => ({ status: 403, body: { error: { type: 'cluster_block_exception', reason: 'read-only' } } })],
    ["another server's page", () => ({ status: 200, body: 'Back soon', isFromElasticsearch: false })],
    ["another server's 404", () => ({ status: 404, body: 'default backend', isFromElasticsearch: false })],
    ["another server's 400", () => ({ status: 400, body: 'Bad Request', isFromElasticsearch: false })],
    ['a node that can not read API keys yet', () => ({ status: 401, body: { error: { type: 'security_exception' } } })],
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
    const { outcomes, tooLarge } = await outcomesOf(entries, (ids, bytes) =>
      bytes > 4_000 ? { status: 413, body: '' } : items(ids, () => 201)
    );
    expect(kinds(outcomes)).toEqual({ a: 'indexed', b: 'indexed', huge: 'rejected', d: 'indexed' });
    expect(outcomes.get('huge')).toMatchObject({ tooLarge: true });
    expect(tooLarge).toHaveLength(2);
  });

  it('retries more often than any limit that others set', async () => {
    const busy: Answer = () => ({ status: 429, body: { error: { type: 'es_rejected_execution_exception' } } });
    const { outcomes } = await outcomesOf([entry('a')], inTurn(...new Array<Answer>(40).fill(busy)));
    expect(kinds(outcomes)).toEqual({ a: 'indexed' });
  });

  it('does not take the failure store for the index', async () => {
    const { outcomes } = await outcomesOf([entry('a'), entry('b')], (ids) =>
      items(ids, () => 201, { failure_store: ids[0] === 'a' ? 'used' : 'not_applicable_or_unknown' })
    );
    expect(kinds(outcomes)).toEqual({ a: 'rejected', b: 'rejected' });
  });

  it('says why it waits, but not what was in the documents', async () => {
    const reason = 'primary shard is not active Timeout: [10s], request: [BulkShardRequest [{"name":"Amina"}]]';
    const { retries } = await outcomesOf(
      [entry('a')],
      inTurn((ids) => items(ids, () => 503, { error: { type: 'unavailable_shards_exception', reason } }))
    );
    expect(retries).toEqual(['unavailable_shards_exception: primary shard is not active Timeout: [10s]']);
  });

  it('rejects the document that Elasticsearch can not take, with its reason', async () => {
    const error = {
      type: 'document_parsing_exception',
      reason: 'failed to parse',
      caused_by: { type: 'x', reason: 'deep' },
    };
    const { outcomes } = await outcomesOf([entry('a'), entry('b')], (ids) =>
      items(ids, (id) => (id === 'a' ? 400 : 201), { error })
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

  it('goes on after a few refused credentials, however often it was tried before', async () => {
    const refuse: Answer = () => ({ status: 401, body: { error: { type: 'security_exception', reason: 'no' } } });
    const busy: Answer = () => ({ status: 503, body: 'no master' });
    const faults = [...new Array<Answer>(20).fill(busy), refuse, refuse, busy, ...new Array<Answer>(7).fill(refuse)];
    const { outcomes } = await outcomesOf([entry('a')], inTurn(...faults));
    expect(kinds(outcomes)).toEqual({ a: 'indexed' });
  });

  it('stops when a document is refused for a missing right', async () => {
    const error = { type: 'security_exception', reason: 'action is unauthorized' };
    await expect(outcomesOf([entry('a')], (ids) => items(ids, () => 403, { error }))).rejects.toThrow(
      'Elasticsearch refuses to write to "provisioning-logs-2026.11.20": security_exception: action is unauthorized.'
    );
  });
});
