import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { dailyIndex, RECORD_INDEX_PREFIX } from '@provlogs/schema/indices';

import { normalize } from '../../../ingest/src/normalize/normalize.ts';
import { fileLines } from '../references/fileLines.ts';
import { cached } from './cache.ts';

const BODY_CHARACTERS = 2 * 1024 * 1024;

/**
 * A folder of bulk bodies with the documents that the worker makes of a file of records, a file each.
 * `withIndex: false`: they name no index, for a request that does.
 */
export function bulkBodies(file: string, { withIndex }: { withIndex: boolean }): Promise<string> {
  const name = basename(file)
    .replace('records', withIndex ? 'bodies' : 'documents')
    .replace('.ndjson', '');
  return cached(name, async (folder) => {
    await mkdir(folder);
    let body = '';
    let number = 0;
    const save = async () => {
      await writeFile(join(folder, `${String(number++).padStart(6, '0')}.ndjson`), body);
      body = '';
    };
    for await (const lines of fileLines(file)) {
      for (const line of lines) {
        const result = normalize(JSON.parse(line), { ingestedAt: Date.now() });
        if (!result.ok) {
          throw new Error(result.reason);
        }
        const index = withIndex ? { _index: dailyIndex(RECORD_INDEX_PREFIX, result.activityTime) } : {};
        body += `${JSON.stringify({ create: { ...index, _id: result.documentId } })}\n${JSON.stringify(result.document)}\n`;
        if (body.length > BODY_CHARACTERS) {
          await save();
        }
      }
    }
    await save();
  });
}
