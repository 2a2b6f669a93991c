import { readFileSync } from 'node:fs';

import { Client, type estypes } from '@elastic/elasticsearch';
import { RECORD_INDEX_PATTERN } from '@provlogs/schema/indices';
import * as v from 'valibot';

import { dataFolder, type RunningEngine, startEngine } from './engine.ts';
import { provlogs } from './provlogs.ts';

const savedObject = v.object({
  attributes: v.object({ kibanaSavedObjectMeta: v.optional(v.object({ searchSourceJSON: v.string() })) }),
});
const searchSource = v.object({ query: v.object({ query: v.string(), language: v.literal('kuery') }) });

/** Queries of the table in the documentation. */
const documented = [...readFileSync('docs/kibana.md', 'utf8').matchAll(/^\| .* \| `(.+)` +\|$/gm)].map(
  ([, query = '']) => query
);

/** Queries of saved searches and charts; the empty one asks for everything. */
const saved = readFileSync('provisioning/kibana/provlogs.ndjson', 'utf8')
  .split('\n')
  .filter(Boolean)
  .flatMap((line) => v.parse(savedObject, JSON.parse(line)).attributes.kibanaSavedObjectMeta ?? [])
  .map(({ searchSourceJSON }) => v.parse(searchSource, JSON.parse(searchSourceJSON)).query.query)
  .filter((query) => query !== '');

const failed = { term: { 'provisioning.status': 'failure' } };
const nested = (...filter: estypes.QueryDslQueryContainer[]): estypes.QueryDslQueryContainer => ({
  nested: { path: 'provisioning.modified_properties', query: { bool: { filter } } },
});
const department = { term: { 'provisioning.modified_properties.name': 'department' } };

/** What each query asks for. */
const MEANT: Readonly<Record<string, estypes.QueryDslQueryContainer[]>> = {
  'provisioning.status : "failure"': [failed],
  'provisioning.status : "failure" and provisioning.application.name : "ServiceNow"': [
    failed,
    { term: { 'provisioning.application.name': 'ServiceNow' } },
  ],
  'provisioning.status : "skipped" and provisioning.skip_reason : *': [
    { term: { 'provisioning.status': 'skipped' } },
    { exists: { field: 'provisioning.skip_reason' } },
  ],
  'provisioning.status : "success" and provisioning.action : ("disable" or "delete" or "stagedDelete")': [
    { term: { 'provisioning.status': 'success' } },
    { terms: { 'provisioning.action': ['disable', 'delete', 'stagedDelete'] } },
  ],
  'provisioning.status : "failure" and provisioning.retry.next_at > now': [
    failed,
    { range: { 'provisioning.retry.next_at': { gt: 'now' } } },
  ],
  'provisioning.modified_properties : { name : "department" and new_value : "Marketing" }': [
    nested(department, { term: { 'provisioning.modified_properties.new_value': 'Marketing' } }),
  ],
  'provisioning.modified_properties : { name : "department" and new_value : * }': [
    nested(department, { exists: { field: 'provisioning.modified_properties.new_value' } }),
  ],
  'event.ingested >= now-2h and @timestamp < now-4h': [
    { range: { 'event.ingested': { gte: 'now-2h' } } },
    { range: { '@timestamp': { lt: 'now-4h' } } },
  ],
};

/** `a : (b or c)`, which Kibana knows and Elasticsearch 8.19 does not, as `(a : b or a : c)`. */
function spelledOut(query: string): string {
  return query.replaceAll(
    /(\S+) : \(([^()]+)\)/g,
    (_, field: string, values: string) =>
      `(${values
        .split(' or ')
        .map((value) => `${field} : ${value}`)
        .join(' or ')})`
  );
}

describe('KQL, as Elasticsearch itself reads it', () => {
  const { dataDir, remove } = dataFolder();
  let engine: RunningEngine | undefined;
  let client = new Client({ node: 'http://127.0.0.1:9' });

  async function ids(query: object): Promise<string[]> {
    const found: unknown = await client.transport.request({
      method: 'POST',
      path: `/${RECORD_INDEX_PATTERN}/_search`,
      body: { query, size: 10_000, _source: false, sort: ['_doc'] },
    });
    const { hits } = v.parse(v.object({ hits: v.object({ hits: v.array(v.object({ _id: v.string() })) }) }), found);
    return hits.hits.map(({ _id }) => _id).sort();
  }

  beforeAll(async () => {
    engine = await startEngine('elasticsearch-security', { port: 0, dataDir, heap: '512m' });
    const [username, password] = ['admin', 'only-for-tests'];
    client = new Client({ node: engine.address, auth: { username, password } });
    const env = {
      ELASTICSEARCH_URL: engine.address,
      ELASTICSEARCH_USERNAME: username,
      ELASTICSEARCH_PASSWORD: password,
    };
    expect(await provlogs(['setup'], { env })).toMatchObject({ code: 0 });
    const { stdout: input } = await provlogs(['generate', '--days', '8', '--per-day', '400']);
    expect(await provlogs(['import', '-'], { env, input })).toMatchObject({ code: 0 });
    await client.indices.refresh({ index: RECORD_INDEX_PATTERN });
  }, 400_000);
  afterAll(async () => {
    await client.close();
    await engine?.stop();
    remove();
  });

  it.each([...new Set([...documented, ...saved])])('%s', async (query) => {
    const { cycle, word } = await examples();
    const meant: Readonly<Record<string, estypes.QueryDslQueryContainer[]>> = {
      ...MEANT,
      'provisioning.cycle_id : "…"': [{ term: { 'provisioning.cycle_id': cycle } }],
      'provisioning.identity_terms : marta*': [{ prefix: { 'provisioning.identity_terms': word } }],
    };
    const found = await ids({ kql: { query: spelledOut(query.replace('…', cycle).replace('marta', word)) } });
    expect(found).not.toEqual([]);
    expect(found).toEqual(await ids({ bool: { filter: meant[query] } }));
  });

  /** Values that the made-up tenant has today, in place of those in the texts. */
  async function examples(): Promise<{ cycle: string; word: string }> {
    const { hits } = await client.search<{ provisioning: { cycle_id: string; identity_terms: string[] } }>({
      index: RECORD_INDEX_PATTERN,
      size: 1,
      query: {
        bool: {
          filter: [
            { exists: { field: 'provisioning.cycle_id' } },
            { regexp: { 'provisioning.identity_terms': '[a-z]{4,}' } },
          ],
        },
      },
    });
    const { cycle_id: cycle = '', identity_terms: terms = [] } = hits.hits[0]?._source?.provisioning ?? {};
    return { cycle, word: terms.find((term) => /^[a-z]{4,}$/.test(term)) ?? '' };
  }
});
