import * as v from 'valibot';

import { type GroupKey } from '../request/groupPage';
import { type CycleChange } from '../types';
import { read } from './aggregations';
import { afterKey, lastRecord } from './failedIdentities';
import { type Hit, type SearchResponse } from './searchResponse';

const failed = v.object({
  after_key: afterKey,
  buckets: v.array(v.object({ key: v.object({ identity: v.string(), cycle: v.string() }), record: lastRecord })),
});

const seen = v.object({
  after_key: afterKey,
  buckets: v.array(
    v.object({ key: v.object({ identity: v.string() }), succeeded: v.object({ doc_count: v.number() }) })
  ),
});

/** An identity that failed in a cycle. */
export interface FailedIn {
  identity: string;
  cycle: string;
  lastRecord: Hit;
}

/** An identity that a cycle has records of. */
export interface SeenIn {
  identity: string;
  succeeded: boolean;
}

/** An identity that failed in one of two cycles or in both, and its last failure there. */
export interface Compared {
  identity: string;
  change: CycleChange;
  lastRecord: Hit;
}

export function readFailedIn({ aggregations }: SearchResponse): { groups: FailedIn[]; after?: GroupKey | undefined } {
  const { buckets, after_key } = read(failed, aggregations.groups);
  return {
    groups: buckets.map(({ key, record }) => ({ ...key, lastRecord: record.hits.hits[0] })),
    after: after_key,
  };
}

export function readSeenIn({ aggregations }: SearchResponse): { groups: SeenIn[]; after?: GroupKey | undefined } {
  const { buckets, after_key } = read(seen, aggregations.groups);
  return {
    groups: buckets.map(({ key, succeeded }) => ({ ...key, succeeded: succeeded.doc_count > 0 })),
    after: after_key,
  };
}

/** Those that failed before and not in the cycle: whether it has records of them is still to be asked. */
export function onlyBefore(failures: readonly FailedIn[], cycle: string): string[] {
  const again = new Set(failures.filter((failure) => failure.cycle === cycle).map(({ identity }) => identity));
  return failures.filter(({ identity }) => !again.has(identity)).map(({ identity }) => identity);
}

/** What became of the identities from one cycle to the other. */
export function compared(failures: readonly FailedIn[], cycle: string, seenAgain: readonly SeenIn[]): Compared[] {
  const before = new Set(failures.filter((failure) => failure.cycle !== cycle).map(({ identity }) => identity));
  const gone = new Set(onlyBefore(failures, cycle));
  const again = new Map(seenAgain.map(({ identity, succeeded }) => [identity, succeeded]));
  return failures.flatMap(({ identity, cycle: where, lastRecord: record }): Compared[] => {
    if (where === cycle) {
      return [{ identity, change: before.has(identity) ? 'stillFailing' : 'newlyFailing', lastRecord: record }];
    }
    if (!gone.has(identity)) {
      return [];
    }
    const succeeded = again.get(identity);
    const change = succeeded === undefined ? 'notSeenAgain' : succeeded ? 'resolved' : 'neither';
    return [{ identity, change, lastRecord: record }];
  });
}
