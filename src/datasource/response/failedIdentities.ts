import * as v from 'valibot';

import { type FailedIdentity, type IdentityInJob } from '../request/failing';
import { read } from './aggregations';
import { groupsReader } from './groupPage';
import { type Hit, hit, type SearchResponse } from './searchResponse';

const time = v.object({ value: v.number() });
const name = v.nullable(v.string());

const key = v.object({ job: name, application: name, identity: v.string() });

/** The answer to `LATEST_RECORD`. */
export const lastRecord = v.object({ hits: v.object({ hits: v.tuple([hit]) }) });

const since = v.object({ buckets: v.array(v.object({ first: v.object({ value: v.nullable(v.number()) }) })) });

/** An identity that failed in a job. */
export interface Failed extends FailedIdentity {
  /** Of its first failure, in milliseconds since 1970. */
  first: number;
  failures: number;
  lastRecord: Hit;
}

/** An identity that succeeded in a job. */
export interface Succeeded extends IdentityInJob {
  /** Its last success, in milliseconds since 1970. */
  last: number;
}

/** An identity that failed, and what became of it. */
export interface FailedSince extends Failed {
  /** Whether it has succeeded after its last failure. */
  resolved: boolean;
  /** The first time it did so; null while it has not, and where nobody asked. */
  resolvedAt: number | null;
}

/** Reads the identities of an answer to `failedSearch`. */
export const readFailed = groupsReader(
  v.object({ key, doc_count: v.number(), first: time, last: time, record: lastRecord }),
  ({ key: identity, doc_count: failures, first, last, record }): Failed => ({
    ...identity,
    first: first.value,
    last: last.value,
    failures,
    lastRecord: record.hits.hits[0],
  })
);

/** Reads the identities of an answer to `succeededSearch`. */
export const readSucceeded = groupsReader(v.object({ key, last: time }), ({ key: identity, last }): Succeeded => ({
  ...identity,
  last: last.value,
}));

/** The identities with what their successes say: in the same job or, where it has none, in the same application. */
export function withSuccesses(identities: readonly Failed[], successes: readonly Succeeded[]): FailedSince[] {
  const last = new Map<string, number>();
  const note = (where: string, time: number) => last.set(where, Math.max(time, last.get(where) ?? time));
  for (const success of successes) {
    note(placeOf(success), success.last);
    // Of those that failed without a job, one with a job resolves the failure, too.
    note(placeOf({ ...success, job: null }), success.last);
  }
  return identities.map((identity) => {
    const success = last.get(placeOf(identity));
    return { ...identity, resolved: success !== undefined && success > identity.last, resolvedAt: null };
  });
}

function placeOf({ job, application, identity }: IdentityInJob): string {
  return JSON.stringify(job === null ? [null, application, identity] : [job, identity]);
}

/** The identities with the times that an answer to `firstSuccessSearch` about those that are resolved has. */
export function withFirstSuccess(identities: readonly FailedSince[], { aggregations }: SearchResponse): FailedSince[] {
  const { buckets } = read(since, aggregations.since);
  let position = 0;
  return identities.map((identity) =>
    identity.resolved ? { ...identity, resolvedAt: buckets[position++]?.first.value ?? null } : identity
  );
}
