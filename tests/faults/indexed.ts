import type { Client } from '@elastic/elasticsearch';
import { rejectId } from '../../ingest/src/elasticsearch/rejects.ts';
import { documentId } from '@provlogs/schema/documentId';
import { dailyIndex, RECORD_INDEX_PATTERN, RECORD_INDEX_PREFIX, REJECT_INDEX_PATTERN } from '@provlogs/schema/indices';

const MOST = 5000;

/** As the worker calls what the runs inject. */
const INJECTED_KINDS = ['noId', 'unreadableTime', 'notAnObject', 'notJson'];

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

/** A record whose arrival is waited for. */
export interface Awaited {
  tenantId: string;
  id: string;
  time: number;
}

/** Which of these records are not there; costs less than a search, and needs no refresh. */
export async function missingOf(client: Client, awaited: readonly Awaited[]): Promise<Awaited[]> {
  if (awaited.length === 0) {
    return [];
  }
  const docs = awaited.map(({ tenantId, id, time }) => ({
    _index: dailyIndex(RECORD_INDEX_PREFIX, time),
    _id: documentId(tenantId, id),
    _source: false,
  }));
  const reply = await client.mget({ docs });
  return awaited.filter((_, position) => {
    const found = reply.docs[position];
    return found === undefined || !('found' in found) || !found.found;
  });
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

/** What is kept as rejected though no run has injected anything of its kind. */
export async function countNeverInjected(client: Client): Promise<number> {
  await client.indices.refresh({ index: REJECT_INDEX_PATTERN });
  const query = { bool: { must_not: { terms: { kind: INJECTED_KINDS } } } };
  return (await client.count({ index: REJECT_INDEX_PATTERN, query })).count;
}
