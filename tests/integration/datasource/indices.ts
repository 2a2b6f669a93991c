import { documentId } from '@provlogs/schema/documentId';
import { recordTemplate } from '@provlogs/schema/indices';
import { type JsonObject } from '@provlogs/schema/record';

import { type Narrowed } from '../../../src/datasource/request/narrowing';
import { type ReadRecordsQuery } from '../../../src/datasource/request/readQuery';
import { recordsSearch } from '../../../src/datasource/request/search';
import { readSearchResponse } from '../../../src/datasource/response/searchResponse';

// Not of the worker's pattern: other tests count what is in those indices.
export const INDEX = 'datasource-test-*';
export const DAY = 'datasource-test-2026.11.20';
export const OTHER_DAY = 'datasource-test-2026.11.19';
export const FOREIGN = 'datasource-foreign';
export const TIME = Date.UTC(2026, 10, 20, 12);

export async function ask(method: string, path: string, body?: string): Promise<{ status: number; answer: unknown }> {
  const url = `${process.env.ELASTICSEARCH_URL ?? ''}/${path}`;
  const headers = { 'Content-Type': path.includes('_bulk') ? 'application/x-ndjson' : 'application/json' };
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return { status: response.status, answer: await response.json() };
}

export async function search(body: JsonObject, index = INDEX) {
  const { answer } = await ask('POST', `${index}/_search`, JSON.stringify(body));
  return readSearchResponse(answer, index);
}

const indexed: Array<{ _index: string; _id: string }> = [];

async function bulk(lines: object[]): Promise<void> {
  const { answer } = await ask('POST', '_bulk?refresh=true', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  expect(answer).toMatchObject({ errors: false });
}

/** Indexes documents for one test; what it does not care about is not in them. */
export async function put(index: string, documents: Array<{ id: string; document: JsonObject }>): Promise<void> {
  const actions = documents.map(({ id, document }) => ({ create: { _index: index, _id: id }, document }));
  await bulk(actions.flatMap(({ create, document }) => [{ create }, document]));
  indexed.push(...actions.map(({ create }) => create));
}

export const record = (id: string, provisioning: JsonObject, more: JsonObject = {}, time = TIME) => ({
  id: documentId(undefined, id),
  document: { '@timestamp': new Date(time).toISOString(), event: { id }, provisioning, ...more },
});

export const narrowedTo = (narrowed: Partial<Narrowed>): Narrowed => ({
  from: TIME - 1000,
  to: TIME + 1000,
  filters: [],
  ranges: [],
  changes: [],
  identity: [],
  notIdentity: [],
  text: [],
  notText: [],
  ...narrowed,
});

export const RECORDS: ReadRecordsQuery = {
  refId: 'A',
  queryType: 'records',
  format: 'table',
  documents: false,
  order: 'desc',
  limit: 1000,
};

/** The record IDs that a list has. */
export async function found(narrowed: Partial<Narrowed>): Promise<string[]> {
  const { hits } = await search(recordsSearch(RECORDS, narrowedTo(narrowed)));
  expect(hits.total?.value).toBe(hits.hits.length);
  return hits.hits.map(({ fields }) => String(fields['event.id']?.[0])).sort();
}

/** Has the test file's indices made and, after each test, emptied. */
export function useDataSourceIndices(): void {
  beforeAll(async () => {
    for (const index of [DAY, OTHER_DAY]) {
      const { status } = await ask('PUT', index, JSON.stringify(recordTemplate({ ilm: false }).template));
      expect(status).toBe(200);
    }
  });

  afterEach(async () => {
    const made = indexed.splice(0);
    if (made.length > 0) {
      await bulk(made.map((place) => ({ delete: place })));
    }
  });

  afterAll(async () => {
    await ask('DELETE', `${DAY},${OTHER_DAY},${FOREIGN}?ignore_unavailable=true`);
  });
}
