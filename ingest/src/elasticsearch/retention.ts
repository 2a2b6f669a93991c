import type { Client } from '@elastic/elasticsearch';
import {
  dailyIndex,
  endOfIndexDay,
  RECORD_INDEX_PATTERN,
  RECORD_INDEX_PREFIX,
  REJECT_INDEX_PATTERN,
  REJECT_INDEX_PREFIX,
} from '@provlogs/schema/indices';

import { reasonOf, statusOf } from './problem.ts';

const DAY_MS = 86_400_000;
const PREFIXES = [RECORD_INDEX_PREFIX, REJECT_INDEX_PREFIX];

/** A daily index whose last record is older than the retention. */
export interface ExpiredDay {
  index: string;
  prefix: string;
  /** Whole days from its day to today, both in UTC. */
  daysAgo: number;
}

/**
 * Those of `names` that are daily indices, spelt exactly as the worker spells them, and whose whole day ended
 * `retentionDays` days ago or more: what ILM would delete. `now` in milliseconds since 1970.
 */
export function expiredDays(names: readonly string[], retentionDays: number, now: number): ExpiredDay[] {
  const expired: ExpiredDay[] = [];
  for (const index of names) {
    for (const prefix of PREFIXES) {
      const end = endOfIndexDay(prefix, index);
      // A day that no calendar has, such as February 30, is not spelt by the worker.
      if (end === undefined || dailyIndex(prefix, end - DAY_MS) !== index || end + retentionDays * DAY_MS > now) {
        continue;
      }
      expired.push({ index, prefix, daysAgo: Math.floor(now / DAY_MS) - (end / DAY_MS - 1) });
    }
  }
  return expired;
}

export interface RetentionResult {
  deleted: string[];
  /** Sentences: what could not be deleted, why, and what to do. */
  problems: string[];
}

/**
 * Deletes the expired days of records and rejects, where nothing else does. Throws only when the indices can't be
 * listed.
 */
export async function deleteExpiredDays(client: Client, retentionDays: number, now: number): Promise<RetentionResult> {
  const found = await client.indices.getAlias({
    index: [RECORD_INDEX_PATTERN, REJECT_INDEX_PATTERN],
    expand_wildcards: ['open', 'closed'],
  });
  const result: RetentionResult = { deleted: [], problems: [] };
  for (const day of expiredDays(Object.keys(found), retentionDays, now)) {
    try {
      await client.indices.delete({ index: byElasticsearchsClock(day) });
      result.deleted.push(day.index);
    } catch (error) {
      result.problems.push(problemOf(day, error));
    }
  }
  return result;
}

/**
 * Names the day by its distance from today, which Elasticsearch resolves by its own clock: a worker whose clock is
 * years ahead then names days that are not there, instead of deleting everything.
 */
function byElasticsearchsClock({ prefix, daysAgo }: ExpiredDay): string {
  return `<${prefix}{now/d-${daysAgo}d}>`;
}

function problemOf({ index }: ExpiredDay, error: unknown): string {
  switch (statusOf(error)) {
    case 403:
      return `"${index}" is expired, and these credentials may not delete it. Give them delete_index on ${RECORD_INDEX_PATTERN} and ${REJECT_INDEX_PATTERN}.`;
    case 404:
      return `"${index}" is expired by the worker's clock, not by Elasticsearch's: it is kept. Set the clocks right.`;
    default:
      return `"${index}" is expired and could not be deleted: ${reasonOf(error)}`;
  }
}
