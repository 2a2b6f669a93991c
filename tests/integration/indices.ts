import type { Client } from '@elastic/elasticsearch';
import { RECORD_INDEX_PATTERN, REJECT_INDEX_PATTERN } from '@provlogs/schema/indices';

/** Deletes all records and rejected input, by name: Elasticsearch refuses patterns. */
export async function deleteIndices(client: Client): Promise<void> {
  const names = Object.keys(await client.indices.getMapping({ index: [RECORD_INDEX_PATTERN, REJECT_INDEX_PATTERN] }));
  if (names.length > 0) {
    await client.indices.delete({ index: names });
  }
}
