import { type JsonObject } from '@provlogs/schema/record';

import { compositeOf, groupsSearch, type GroupPage } from './groupPage';
import { type Span } from './interval';
import { type Narrowed, rangeClause } from './narrowing';
import { aggregationsSearch, fieldsOf, queryOf } from './search';

/** What names an identity in a job: where its records have no job, in their application. */
export interface IdentityInJob {
  job: string | null;
  application: string | null;
  identity: string;
}

export interface FailedIdentity extends IdentityInJob {
  /** Of its last failure, in milliseconds since 1970. */
  last: number;
}

export const IDENTITY = 'provisioning.identity.id';
const JOB = 'provisioning.job_id';
const APPLICATION = 'provisioning.application.id';
export const FAILED: JsonObject = { term: { 'provisioning.failed': 1 } };
export const SUCCEEDED: JsonObject = { term: { 'provisioning.status': 'success' } };

/** What is told of an identity's last failure. */
export const LAST_FAILURE = [
  'provisioning.application.name',
  'provisioning.identity.name',
  'error.code',
  'provisioning.error.class',
  'provisioning.retry.attempt',
  'provisioning.retry.next_at',
  'provisioning.action',
  'provisioning.failed_step',
  'provisioning.target_identity.name',
  IDENTITY,
  'provisioning.target_identity.id',
  JOB,
  APPLICATION,
  'event.id',
] as const;

/** The last record of a group, with what is told of a failure. */
export const LATEST_RECORD: JsonObject = {
  top_hits: {
    size: 1,
    sort: [{ '@timestamp': 'desc' }, { 'event.id': { order: 'desc', unmapped_type: 'keyword' } }],
    _source: false,
    ...fieldsOf(['@timestamp', ...LAST_FAILURE], false),
  },
};

const IN_JOB = [
  { key: 'job', field: JOB, optional: true },
  { key: 'application', field: APPLICATION, optional: true },
  { key: 'identity', field: IDENTITY },
];

/** Body of `_search` for a page of the identities that failed: how often, since when, and their last failure. */
export function failedSearch(narrowed: Narrowed, page: GroupPage): JsonObject {
  return groupsSearch(queryOf(narrowed, [FAILED]), compositeOf(IN_JOB, page), {
    first: { min: { field: '@timestamp' } },
    last: { max: { field: '@timestamp' } },
    record: LATEST_RECORD,
  });
}

/**
 * Body of `_search` for a page of the jobs in which the identities succeeded, and when they did so last. Only the time
 * range narrows it.
 */
export function succeededSearch(identities: readonly IdentityInJob[], span: Span, page: GroupPage): JsonObject {
  const query = { bool: { filter: [...successClauses(identities, span), ...placeClauses(identities)] } };
  return groupsSearch(query, compositeOf(IN_JOB, page), { last: { max: { field: '@timestamp' } } });
}

/**
 * Body of `_search` for the first success of each identity after its last failure: `since` has a bucket an identity, in
 * their order. Takes ten times as long as `succeededSearch`.
 */
export function firstSuccessSearch(identities: readonly FailedIdentity[], span: Span): JsonObject {
  return aggregationsSearch(
    { bool: { filter: successClauses(identities, span) } },
    {
      since: {
        filters: { filters: identities.map(sinceFailure) },
        aggs: { first: { min: { field: '@timestamp' } } },
      },
    }
  );
}

function successClauses(identities: readonly IdentityInJob[], span: Span): JsonObject[] {
  return [
    rangeClause(span),
    SUCCEEDED,
    { terms: { [IDENTITY]: [...new Set(identities.map(({ identity }) => identity))] } },
  ];
}

/** Leaves out most jobs: a page of groups has those of few. */
function placeClauses(identities: readonly IdentityInJob[]): JsonObject[] {
  const jobs = new Set<string>();
  const applications = new Set<string>();
  for (const { job, application } of identities) {
    if (job !== null) {
      jobs.add(job);
    } else if (application !== null) {
      applications.add(application);
    } else {
      return [];
    }
  }
  return [
    {
      bool: {
        should: [{ terms: { [JOB]: [...jobs] } }, { terms: { [APPLICATION]: [...applications] } }],
        minimum_should_match: 1,
      },
    },
  ];
}

function sinceFailure({ job, application, identity, last }: FailedIdentity): JsonObject {
  const place =
    job !== null ? [{ term: { [JOB]: job } }] : application !== null ? [{ term: { [APPLICATION]: application } }] : [];
  return {
    bool: {
      filter: [
        // First: most days have no record of it.
        { term: { [IDENTITY]: identity } },
        ...place,
        { range: { '@timestamp': { gt: last, format: 'epoch_millis' } } },
      ],
    },
  };
}
