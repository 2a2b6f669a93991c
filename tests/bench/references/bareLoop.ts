import { normalize } from '../../../ingest/src/normalize/normalize.ts';
import { dailyIndex, RECORD_INDEX_PREFIX } from '@provlogs/schema/indices';
import { fileLines } from './fileLines.ts';
import { plainDocument } from './plainDocument.ts';
import { BulkPoster } from './bulkPoster.ts';

/*
 * The least that a program can do that brings a file into Elasticsearch: `node bareLoop.mjs FILE parse` parses and
 * stringifies each line; with `plain URL` or `mapped URL` it also makes a document of it, as a short script would or
 * as the worker does, and posts them, 4 MB a request, four requests at a time. It retries nothing and keeps nothing.
 */

const BATCH_CHARACTERS = 4 * 1024 * 1024;
const AT_A_TIME = 4;

const [file = '', mode = '', url = ''] = process.argv.slice(2);
const poster = new BulkPoster(url, AT_A_TIME);
let records = 0;
let characters = 0;
let batch: string[] = [];
let batchCharacters = 0;

for await (const lines of fileLines(file)) {
  for (const line of lines) {
    records++;
    if (mode === 'parse') {
      characters += JSON.stringify(JSON.parse(line)).length;
    } else {
      add(mode === 'plain' ? plainDocument(line) : mappedDocument(line));
      if (batchCharacters > BATCH_CHARACTERS) {
        await send();
      }
    }
  }
}
if (batch.length > 0) {
  await send();
}
await poster.end();
console.log(JSON.stringify({ records, characters }));

function mappedDocument(line: string): { index: string; id: string; document: object } {
  const result = normalize(JSON.parse(line), { ingestedAt: Date.now() });
  if (!result.ok) {
    throw new Error(result.reason);
  }
  const { documentId: id, activityTime, document } = result;
  return { index: dailyIndex(RECORD_INDEX_PREFIX, activityTime), id, document };
}

function add({ index, id, document }: { index: string; id: string; document: object }): void {
  const lines = `{"create":{"_index":"${index}","_id":"${id}"}}\n${JSON.stringify(document)}\n`;
  batch.push(lines);
  batchCharacters += lines.length;
}

async function send(): Promise<void> {
  const body = Buffer.from(batch.join(''));
  batch = [];
  batchCharacters = 0;
  await poster.send(body);
}
