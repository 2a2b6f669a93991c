import type { Client, estypes } from '@elastic/elasticsearch';
import { NOT_READY_REASONS, SOURCE_STATES } from '@provlogs/schema/heartbeat';
import { HEARTBEAT_INDEX, RECORD_INDEX_PATTERN, REJECT_INDEX_PATTERN, STATE_INDEX } from '@provlogs/schema/indices';
import { z } from 'zod';

import { maySearch } from '../elasticsearch/privileges.ts';
import { reasonOf, statusOf } from '../elasticsearch/problem.ts';

/** Workers that fell silent longer ago are history. */
const HEARTBEATS_SINCE = 'now-7d';

const time = z.iso.datetime().transform((text) => Date.parse(text));

const source = z.object({
  state: z.enum(SOURCE_STATES),
  seconds_since_progress: z.number(),
  lag_seconds: z.number().optional(),
  faults: z.number(),
  restarts: z.number(),
});

const heartbeat = z.object({
  '@timestamp': time,
  state: z.enum(['running', 'stopped']),
  worker: z.object({
    name: z.string(),
    version: z.string(),
    uptime_seconds: z.number(),
    sources: z.array(z.string()),
  }),
  readiness: z.object({ ready: z.number(), reasons: z.array(z.enum(NOT_READY_REASONS)), text: z.array(z.string()) }),
  records: z.object({
    read: z.number(),
    indexed: z.number(),
    duplicate: z.number(),
    rejected: z.number(),
    too_old: z.number(),
    in_flight: z.number(),
  }),
  source: z.record(z.string(), source),
});

const checkpoint = z.object({
  tenant_id: z.string(),
  closed_until: time,
  updated_at: time,
  worker: z.object({ host: z.string() }),
});

export type StoredHeartbeat = z.infer<typeof heartbeat>;
export type StoredCheckpoint = z.infer<typeof checkpoint>;

export interface RecordFacts {
  total: number;
  /** Activity time of the newest, in milliseconds; undefined when there is none. */
  newest: number | undefined;
  /** What came in during the last day, by status. */
  lastDay: Array<[status: string, count: number]>;
}

/** Something that could not be looked at. */
export interface NotSeen {
  /** Why, and what to do, in a sentence. */
  notSeen: string;
  /** It is not there; else these credentials may not read it. */
  isMissing: boolean;
}

/** What Elasticsearch knows of the workers. */
export interface StatusFacts {
  heartbeats: StoredHeartbeat[] | NotSeen;
  checkpoints: StoredCheckpoint[] | NotSeen;
  records: RecordFacts | NotSeen;
  /** What was rejected during the last day, by reason. */
  rejects: Array<[reason: string, count: number]> | NotSeen;
}

/** Throws when Elasticsearch does not answer or refuses the credentials. */
export async function readStatusFacts(client: Client): Promise<StatusFacts> {
  return {
    heartbeats: await seen(() => readDocuments(client, HEARTBEAT_INDEX, heartbeat, { gte: HEARTBEATS_SINCE })),
    checkpoints: await seen(() => readDocuments(client, STATE_INDEX, checkpoint)),
    records: await ifSearchable(client, RECORD_INDEX_PATTERN, readRecords),
    rejects: await ifSearchable(client, REJECT_INDEX_PATTERN, readRejects),
  };
}

/** What is missing or not allowed costs its own part of the answer only. */
async function seen<T>(look: () => Promise<T>): Promise<T | NotSeen> {
  try {
    return await look();
  } catch (error) {
    switch (statusOf(error)) {
      case 403:
        return { notSeen: `these credentials may not read it: ${reasonOf(error)}`, isMissing: false };
      case 404:
        return { notSeen: `${reasonOf(error)}. Run as an administrator: provlogs setup`, isMissing: true };
      default:
        throw error;
    }
  }
}

async function ifSearchable<T>(
  client: Client,
  pattern: string,
  look: (client: Client) => Promise<T>
): Promise<T | NotSeen> {
  return (await maySearch(client, pattern))
    ? seen(() => look(client))
    : { notSeen: `these credentials may not read ${pattern}`, isMissing: false };
}

/** The documents of an index that have the given shape; others are none of ours. */
async function readDocuments<T>(
  client: Client,
  index: string,
  shape: z.ZodType<T>,
  timestamp?: { gte: string }
): Promise<T[]> {
  const { hits } = await client.search({
    index,
    size: 1000,
    ...(timestamp === undefined ? {} : { query: { range: { '@timestamp': timestamp } } }),
  });
  return hits.hits.flatMap(({ _source: document }) => {
    const parsed = shape.safeParse(document);
    return parsed.success ? [parsed.data] : [];
  });
}

async function readRecords(client: Client): Promise<RecordFacts> {
  const { hits, aggregations } = await client.search<
    unknown,
    {
      newest: estypes.AggregationsMaxAggregate;
      lastDay: { statuses: estypes.AggregationsStringTermsAggregate };
    }
  >({
    index: RECORD_INDEX_PATTERN,
    size: 0,
    track_total_hits: true,
    aggs: {
      newest: { max: { field: '@timestamp' } },
      lastDay: {
        filter: { range: { 'event.ingested': { gte: 'now-1d' } } },
        aggs: { statuses: { terms: { field: 'provisioning.status' } } },
      },
    },
  });
  return {
    total: typeof hits.total === 'object' ? hits.total.value : (hits.total ?? 0),
    newest: aggregations?.newest.value ?? undefined,
    lastDay: countsOf(aggregations?.lastDay.statuses),
  };
}

async function readRejects(client: Client): Promise<Array<[string, number]>> {
  const { aggregations } = await client.search<unknown, { kinds: estypes.AggregationsStringTermsAggregate }>({
    index: REJECT_INDEX_PATTERN,
    size: 0,
    query: { range: { '@timestamp': { gte: 'now-1d' } } },
    aggs: { kinds: { terms: { field: 'kind', size: 50 } } },
  });
  return countsOf(aggregations?.kinds);
}

function countsOf(terms: estypes.AggregationsStringTermsAggregate | undefined): Array<[string, number]> {
  const buckets = terms?.buckets ?? [];
  return Object.values(buckets).map(({ key, doc_count: count }) => [String(key), count]);
}
