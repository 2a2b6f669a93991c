import { recordTemplate, rejectTemplate } from '@provlogs/schema/indices';
import * as v from 'valibot';

import { searchOf } from '../grafana/query.ts';
import { type DataNode } from '../grafana/rules.ts';
import { documentOf, type Happening } from './records.ts';

// Not of the worker's pattern: other tests count what is in those indices.
export const EVERYDAY_INDEX = 'alerting-test-everyday';
export const SCENARIO_INDEX = 'alerting-test-scenario';
export const REJECT_INDEX = 'alerting-test-rejects';
export const HEARTBEAT_INDEX = 'alerting-test-heartbeat';

/** What provisioning/datasources says of each data source, with the test's indices. */
const DATA_SOURCES = new Map([
  ['provlogs-ingested', { index: `${EVERYDAY_INDEX},${SCENARIO_INDEX}`, timeField: 'event.ingested' }],
  ['provlogs-events', { index: `${EVERYDAY_INDEX},${SCENARIO_INDEX}`, timeField: '@timestamp' }],
  ['provlogs-rejects', { index: REJECT_INDEX, timeField: '@timestamp' }],
  ['provlogs-heartbeat', { index: HEARTBEAT_INDEX, timeField: '@timestamp' }],
]);

const multiSearchAnswer = v.object({
  responses: v.array(v.object({ aggregations: v.optional(v.unknown()), error: v.optional(v.unknown()) })),
});

async function request(method: string, path: string, lines?: object[]): Promise<unknown> {
  const url = `${process.env.ELASTICSEARCH_URL ?? ''}/${path}`;
  const isList = path.includes('_bulk') || path.includes('_msearch');
  const headers = { 'Content-Type': isList ? 'application/x-ndjson' : 'application/json' };
  const body = lines?.map((line) => `${JSON.stringify(line)}\n`).join('');
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return response.json();
}

/** Makes a records index with the worker's own mappings. */
export async function createIndex(index: string): Promise<void> {
  const template = index === REJECT_INDEX ? rejectTemplate({ ilm: false }) : recordTemplate({ ilm: false });
  expect(await request('PUT', index, [template.template])).toMatchObject({ acknowledged: true });
}

export async function deleteIndices(...indices: string[]): Promise<void> {
  await request('DELETE', `${indices.join(',')}?ignore_unavailable=true`);
}

export async function indexDocuments(index: string, documents: object[]): Promise<void> {
  for (let from = 0; from < documents.length; from += 5000) {
    const lines = documents.slice(from, from + 5000).flatMap((document) => [{ index: {} }, document]);
    expect(await request('POST', `${index}/_bulk?refresh=true`, lines)).toMatchObject({ errors: false });
  }
}

export async function indexHappenings(index: string, happenings: Happening[]): Promise<void> {
  await indexDocuments(index, happenings.map(documentOf));
}

/**
 * Asks all nodes at once, as of a time: what had not arrived by then is left out. Gives each node's aggregations;
 * a missing index answers as Elasticsearch does when Grafana asks.
 */
export async function askAll(nodes: readonly DataNode[], at: number): Promise<Map<DataNode, unknown>> {
  const lines = nodes.flatMap((node) => {
    const source = DATA_SOURCES.get(node.datasourceUid);
    if (source === undefined) {
      throw new TypeError(`The rules name a data source that is not known: ${node.datasourceUid}`);
    }
    const { query, ...search } = searchOf(node, source.timeField, at);
    const arrived = { bool: { should: [{ range: { 'event.ingested': { lte: at } } }, NEVER_ARRIVES] } };
    return [
      { index: source.index, ignore_unavailable: true },
      { ...search, query: { bool: { filter: [query, arrived] } } },
    ];
  });
  const { responses } = v.parse(multiSearchAnswer, await request('POST', '_msearch', lines));
  const failed = responses.find(({ error }) => error !== undefined);
  if (failed !== undefined) {
    throw new Error(`Elasticsearch refused a rule's query: ${JSON.stringify(failed.error)}`);
  }
  return new Map(nodes.map((node, index) => [node, responses[index]?.aggregations]));
}

/** Rejects and heartbeats have no time of arrival: they are written when they happen. */
const NEVER_ARRIVES = { bool: { must_not: [{ exists: { field: 'event.ingested' } }] } };
