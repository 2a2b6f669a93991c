import { toDiagnosticJson } from '../../ingest/src/generate/diagnostic.ts';
import { generateRecords } from '../../ingest/src/generate/generate.ts';
import type { GeneratedGraphRecord } from '../../ingest/src/generate/graphRecord.ts';

const DAY_MS = 86_400_000;

export interface Delivered {
  record: GeneratedGraphRecord;
  /** As Event Hubs delivers it. */
  diagnostic: string;
}

/** So many of a made-up tenant's records from around a midnight in UTC, half of them of either day, all in the past. */
export function recordsAroundMidnight(seed: number, count: number): Delivered[] {
  const midnight = (Math.floor(Date.now() / DAY_MS) - 1) * DAY_MS;
  const window = { from: new Date(midnight - DAY_MS), to: new Date(midnight + DAY_MS) };
  const before: Delivered[] = [];
  const after: Delivered[] = [];
  for (const { record, availableAt } of generateRecords({ seed, ...window, perDay: 6 * count })) {
    const side = Date.parse(record.activityDateTime) < midnight ? before : after;
    if (side.length < count / 2) {
      side.push({ record, diagnostic: toDiagnosticJson(record, availableAt) });
    }
    if (after.length >= count / 2) {
      break;
    }
  }
  return [...before, ...after];
}

/** Event Hubs batches of so many records each. */
export function batches(records: readonly Delivered[], size: number): string[] {
  return Array.from({ length: Math.ceil(records.length / size) }, (_, n) => {
    const members = records.slice(n * size, (n + 1) * size).map(({ diagnostic }) => diagnostic);
    return `{"records":[${members.join(',')}]}`;
  });
}

export function sortedIds(records: readonly Delivered[]): string[] {
  return records.map(({ record }) => record.id).sort();
}
