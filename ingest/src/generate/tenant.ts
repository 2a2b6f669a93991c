import { applications, TOTAL_SHARE, type Application } from './applications.ts';
import { burstSequence, DAY_MS, HOUR_MS, workSequence, type Sequence } from './clock.ts';
import type { FailureName } from './failures.ts';
import { Groups } from './groups.ts';
import { Directory } from './people.ts';
import { fraction, guid, hash, pick, PURPOSES, type NonEmpty } from './random.ts';

/** What happens in the tenant; each is a sequence of its own. */
export const STREAMS = [
  'join',
  'leave',
  'deletion',
  'change',
  'groupCreation',
  'groupDeletion',
  'membership',
  'role',
  'assignment',
  'spike',
] as const;
export type StreamName = (typeof STREAMS)[number];

/** Which application's failures spike, and how: one after the other, one every three days. */
export const SPIKES: NonEmpty<{ application: string; failure: FailureName }> = [
  { application: 'Dropbox Business', failure: 'LicenseLimitExceeded' },
  { application: 'Box', failure: 'InsufficientRights' },
  { application: 'Zoom', failure: 'LicenseLimitExceeded' },
  { application: 'Atlassian Cloud', failure: 'Timeout' },
];
export const SPIKE_INTERVAL = 3 * DAY_MS;
export const SPIKE_SIZE = 40;

/** Where roles are imported from, and where assignments fail day by day. */
export const ROLE_APPLICATION = 'AWS IAM Identity Center';
export const STUCK_APPLICATION = 'Dropbox Business';

/**
 * So many a day are enough to have some of them in any 24 hours, weekends included, at any volume: groups created,
 * roles imported, assignments that fail.
 */
const ALWAYS_SOME = 8;

export interface Tenant {
  seed: number;
  id: string;
  applications: NonEmpty<Application>;
  directory: Directory;
  groups: Groups;
  sequences: Readonly<Record<StreamName, Sequence>>;
}

/** A made-up tenant of about `perDay` records a day on average over a week; below about 200 it does not get. */
export function createTenant(seed: number, perDay: number): Tenant {
  const perWeek = 7 * perDay;
  const joins = Math.max(7, 0.005 * perWeek);
  const groupCreations = Math.max(7 * ALWAYS_SOME, 0.004 * perWeek);
  const memberships = Math.max(21, 0.012 * perWeek);
  // What the rest makes, retries included, was measured; changes fill up to what was asked for.
  const others = 7 * 75 + 3.5 * TOTAL_SHARE * joins + 9 * groupCreations + 3 * memberships;
  const changes = Math.max(70, (perWeek - others) / (0.85 * TOTAL_SHARE));
  const directory = new Directory(seed, joins, changes);
  const groups = new Groups(seed, directory, groupCreations, memberships);
  const spikeOffset = Math.round((9 + 6 * fraction(hash(seed, PURPOSES.spike))) * HOUR_MS);
  const id = guid(seed, 100);
  return {
    seed,
    id,
    applications: applications(seed, id),
    directory,
    groups,
    sequences: {
      join: directory.joins,
      leave: directory.leaves,
      deletion: directory.deletions,
      change: directory.changes,
      groupCreation: groups.creations,
      groupDeletion: groups.deletions,
      membership: groups.memberships,
      role: groups.roles,
      assignment: workSequence(7 * ALWAYS_SOME, fraction(hash(seed, PURPOSES.assignment))),
      spike: burstSequence(SPIKE_INTERVAL, spikeOffset, SPIKE_SIZE),
    },
  };
}

/** The spike that a happening of the sequence `spike` belongs to, and the application it is in. */
export function spikeOf(number: number): { burst: number; application: string; failure: FailureName } {
  const burst = Math.floor(number / SPIKE_SIZE);
  return { burst, ...pick(SPIKES, burst) };
}
