import { Client } from '@elastic/elasticsearch';
import { dailyIndex, RECORD_INDEX_PREFIX } from '@provlogs/schema/indices';

import { normalize, type NormalizedRecord } from '../../../ingest/src/normalize/normalize.ts';
import { fileLines } from './fileLines.ts';

/*
 * What one would write with Elastic's client for Node and its bulk helper, and the worker's documents:
 * `node helpersBulk.mjs FILE`. Its defaults, 5 MB a request and five at a time, were the fastest that were tried.
 */

const [file = ''] = process.argv.slice(2);
const client = new Client({ node: process.env.ELASTICSEARCH_URL ?? '' });

async function* records(): AsyncGenerator<NormalizedRecord> {
  for await (const lines of fileLines(file)) {
    for (const line of lines) {
      const result = normalize(JSON.parse(line), { ingestedAt: Date.now() });
      if (result.ok) {
        yield result;
      }
    }
  }
}

const { failed } = await client.helpers.bulk<NormalizedRecord>({
  datasource: records(),
  onDocument: ({ documentId, activityTime, document }) => [
    { create: { _index: dailyIndex(RECORD_INDEX_PREFIX, activityTime), _id: documentId } },
    document,
  ],
});
if (failed > 0) {
  throw new Error(`${failed} documents were not taken.`);
}
await client.close();
