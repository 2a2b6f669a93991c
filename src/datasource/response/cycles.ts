import * as v from 'valibot';

import { read } from './aggregations';
import { type SearchResponse } from './searchResponse';

const time = v.object({ value: v.number() });
const counts = v.object({ buckets: v.array(v.object({ key: v.string(), doc_count: v.number() })) });

const answer = v.object({
  sum_other_doc_count: v.number(),
  buckets: v.array(
    v.object({
      key: v.string(),
      doc_count: v.number(),
      start: time,
      end: time,
      job: counts,
      application: counts,
      statuses: counts,
      actions: counts,
      failed: v.object({ identities: time }),
    })
  ),
});

/** A run of a job. */
export interface Cycle {
  id: string;
  job: string | null;
  application: string | null;
  /** Times of its first and last record, in milliseconds since 1970. */
  start: number;
  end: number;
  records: number;
  /** Identities that failed in it. */
  failing: number;
  /** Records by status and by action. */
  statuses: ReadonlyMap<string, number>;
  actions: ReadonlyMap<string, number>;
}

/** The answer to `cyclesSearch`, and whether there are more cycles than were asked for. */
export function readCycleBuckets({ aggregations }: SearchResponse): { cycles: Cycle[]; more: boolean } {
  const { buckets, sum_other_doc_count: others } = read(answer, aggregations.cycles);
  return {
    cycles: buckets.map(({ key, doc_count, start, end, job, application, statuses, actions, failed }) => ({
      id: key,
      job: job.buckets[0]?.key ?? null,
      application: application.buckets[0]?.key ?? null,
      start: start.value,
      end: end.value,
      records: doc_count,
      failing: failed.identities.value,
      statuses: countsOf(statuses),
      actions: countsOf(actions),
    })),
    more: others > 0,
  };
}

function countsOf({ buckets }: v.InferOutput<typeof counts>): Map<string, number> {
  return new Map(buckets.map(({ key, doc_count }) => [key, doc_count]));
}
