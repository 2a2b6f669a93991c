import type { Client } from '@elastic/elasticsearch';
import { rejectId } from '../../ingest/src/elasticsearch/rejects.ts';
import { RECORD_INDEX_PATTERN, REJECT_INDEX_PATTERN } from '@provlogs/schema/indices';

const MOST = 5000;

export interface Indexed {
  /** Documents of the tenant. */
  count: number;
  /** Their different record ids. */
  ids: Set<string>;
}

/** What Elasticsearch has of a tenant. */
export async function indexedOf(client: Client, tenantId: string): Promise<Indexed> {
  await client.indices.refresh({ index: RECORD_INDEX_PATTERN });
  const { hits } = await client.search({
    index: RECORD_INDEX_PATTERN,
    size: MOST,
    query: { term: { 'organization.id': tenantId } },
    fields: ['event.id'],
    _source: false,
  });
  const ids = new Set(hits.hits.map(({ fields }) => String(fields?.['event.id'])));
  return { count: hits.hits.length, ids };
}

/** Which of these inputs are kept as rejected. */
export async function rejectedOf(client: Client, raws: readonly string[]): Promise<Set<string>> {
  await client.indices.refresh({ index: REJECT_INDEX_PATTERN });
  const byId = new Map(raws.map((raw) => [rejectId(raw), raw]));
  const { hits } = await client.search({
    index: REJECT_INDEX_PATTERN,
    size: MOST,
    query: { ids: { values: [...byId.keys()] } },
    _source: false,
  });
  return new Set(hits.hits.flatMap(({ _id: id }) => byId.get(id ?? '') ?? []));
}

/** How many different inputs are kept as rejected, of all runs. */
export async function countRejected(client: Client): Promise<number> {
  await client.indices.refresh({ index: REJECT_INDEX_PATTERN });
  const ids = new Set<string>();
  const { helpers } = client;
  for await (const { body } of helpers.scrollSearch({ index: REJECT_INDEX_PATTERN, size: 1000, _source: false })) {
    body.hits.hits.forEach(({ _id: id }) => ids.add(id ?? ''));
  }
  return ids.size;
}
