import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { BulkPoster } from './bulkPoster.ts';

/*
 * Sends bulk bodies that were built before: `node replay.mjs FOLDER URL AT_A_TIME`. As fast as this Elasticsearch can
 * be fed, whoever feeds it.
 */

const [folder = '', url = '', atATime = '1'] = process.argv.slice(2);
const poster = new BulkPoster(url, Number(atATime));
for (const file of (await readdir(folder)).sort()) {
  await poster.send(await readFile(join(folder, file)));
}
await poster.end();
