import * as v from 'valibot';

import { type CycleChange } from '../types';
import { lastRecord } from './failedIdentities';
import { groupsReader } from './groupPage';
import { type Hit } from './searchResponse';

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

/** Reads the identities of an answer to `failedInSearch`. */
export const readFailedIn = groupsReader(
  v.object({ key: v.object({ identity: v.string(), cycle: v.string() }), record: lastRecord }),
  ({ key, record }): FailedIn => ({ ...key, lastRecord: record.hits.hits[0] })
);

/** Reads the identities of an answer to `seenInSearch`. */
export const readSeenIn = groupsReader(
  v.object({ key: v.object({ identity: v.string() }), succeeded: v.object({ doc_count: v.number() }) }),
  ({ key, succeeded }): SeenIn => ({ ...key, succeeded: succeeded.doc_count > 0 })
);

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
