import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';

import { toDiagnosticJson } from '../../../ingest/src/generate/diagnostic.ts';
import { generateRecords, toGraphJson } from '../../../ingest/src/generate/generate.ts';
import { cached } from './cache.ts';

const DAY_MS = 86_400_000;

/** Days that a file of records spans: as many indices are written to. */
const DAYS = 4;

/**
 * A file of that many records of a made-up tenant, one a line, every other one as Graph and as Event Hubs gives it,
 * each once, from the last full days.
 */
export function recordsFile(records: number): Promise<string> {
  const to = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const name = `records-${records}-${new Date(to).toISOString().slice(0, 10)}.ndjson`;
  return cached(name, (path) => writeRecords(path, records, to));
}

async function writeRecords(path: string, records: number, to: number): Promise<void> {
  const output = createWriteStream(path);
  // The tenant is never as busy as it is told to be, nor every day the same.
  const perDay = Math.max(400, Math.ceil((records * 2) / DAYS));
  let written = 0;
  for (const { record, availableAt } of generateRecords({
    seed: 1,
    from: new Date(to - DAYS * DAY_MS),
    to: new Date(to),
    perDay,
  })) {
    const line = written % 2 === 0 ? toGraphJson(record) : toDiagnosticJson(record, availableAt);
    if (!output.write(`${line}\n`)) {
      await once(output, 'drain');
    }
    if (++written === records) {
      break;
    }
  }
  output.end();
  await finished(output);
  if (written < records) {
    throw new Error(`The made-up tenant has ${written} records in ${DAYS} days, ${records} are needed.`);
  }
}
