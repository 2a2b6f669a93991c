import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

import { generateRecords, toGraphJson } from '../../../ingest/src/generate/generate.ts';
import { provlogs } from '../../integration/provlogs.ts';
import { withElasticsearch } from '../measure/engine.ts';
import { CACHE } from './cache.ts';

const DAY_MS = 86_400_000;
const DAYS = 30;

/**
 * A data folder of Elasticsearch with that many records of a made-up tenant over 30 days, brought in by the worker's
 * own `import`. Made once: a day of it is never deleted, because only a worker deletes days.
 */
export async function filledFolder(records: number, say: (line: string) => void): Promise<string> {
  const folder = join(CACHE, `filled-${records}`);
  const done = join(CACHE, `filled-${records}.done`);
  if (existsSync(done)) {
    return folder;
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  say(`Reading ${records} records of 30 days into an Elasticsearch, once …`);
  const file = join(CACHE, `filled-${records}.ndjson`);
  await writeRecords(file, records);
  await withElasticsearch({ dataDir: folder }, async ({ url, client }) => {
    const { code, stdout, stderr } = await provlogs(['import', file], { env: { ELASTICSEARCH_URL: url } });
    if (code !== 0) {
      throw new Error(`${stderr}${stdout}`);
    }
    await client.indices.refresh();
    // As it is once a day is over: nothing writes to it any more.
    await client.indices.forcemerge({ index: 'provisioning-logs-*', max_num_segments: 1 });
  });
  await rm(file);
  await writeFile(done, '');
  return folder;
}

async function writeRecords(path: string, records: number): Promise<void> {
  const to = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const output = createWriteStream(path);
  const options = { seed: 1, from: new Date(to - (DAYS - 1) * DAY_MS), to: new Date(to), perDay: records / DAYS };
  for (const { record } of generateRecords(options)) {
    if (!output.write(`${toGraphJson(record)}\n`)) {
      await once(output, 'drain');
    }
  }
  output.end();
  await finished(output);
}
