import type { ProvisioningAction } from '@provlogs/schema/record';
import type { Application } from './applications.ts';
import { affected } from './attributes.ts';
import type { ChangingAttribute, PersonKey } from './people.ts';
import { fraction, hash, PURPOSES } from './random.ts';
import { settledAt } from './setbacks.ts';
import {
  ROLE_APPLICATION,
  SPIKE_SIZE,
  spikeOf,
  SPIKES,
  STUCK_APPLICATION,
  type StreamName,
  type Tenant,
} from './tenant.ts';

/** Whom or what a record is about. `round`: how often the person's attributes have changed. */
export type Subject =
  | { kind: 'person'; person: PersonKey; round: number; changed?: ChangingAttribute }
  | { kind: 'group'; number: number; membership?: number }
  | { kind: 'role'; number: number };

/** How it goes, unless it fails. */
export type Verdict =
  'success' | 'warning' | 'redundant' | 'notEntitled' | 'invalidAttribute' | 'outOfScope' | 'notSupported';

export interface Happening {
  subject: Subject;
  action: ProvisioningAction;
  verdict: Verdict;
}

/** False where no happening of the stream means anything to the application. */
export function concerns(application: Application, stream: StreamName): boolean {
  switch (stream) {
    case 'membership':
      return application.groups > 0;
    case 'assignment':
      return application.name === STUCK_APPLICATION;
    case 'spike':
      return SPIKES.some((spike) => spike.application === application.name);
    default:
      return true;
  }
}

/** What a happening of the tenant means to an application; undefined: nothing. */
export function happening(
  tenant: Tenant,
  application: Application,
  stream: StreamName,
  number: number
): Happening | undefined {
  switch (stream) {
    case 'join':
      return joining(tenant, application, number);
    case 'leave':
      return ofJoiner(tenant, application, stream, number, 'disable');
    case 'deletion':
      return ofJoiner(tenant, application, stream, number, application.stagesDeletions ? 'stagedDelete' : 'delete');
    case 'change':
      return change(tenant, application, number);
    case 'groupCreation':
      return ofGroup(tenant, application, number, 'create');
    case 'groupDeletion':
      return ofGroup(tenant, application, number, 'delete');
    case 'membership':
      return membership(tenant, application, number);
    case 'role':
      return role(application, number);
    case 'assignment':
      return assignment(tenant, application, number);
    case 'spike':
      return spike(tenant, application, number);
  }
}

function chance(tenant: Tenant, application: Application, purpose: number, a: number, b = 0): number {
  return fraction(hash(tenant.seed, purpose, application.index, a, b));
}

/** Whether the person is assigned to the application: for good. */
export function isAssigned(tenant: Tenant, application: Application, { slot, generation }: PersonKey): boolean {
  return chance(tenant, application, PURPOSES.assignment, slot, generation) < application.share;
}

function person(tenant: Tenant, key: PersonKey, time: number): Subject {
  return { kind: 'person', person: key, round: tenant.directory.roundAt(key.slot, time) };
}

function joining(tenant: Tenant, application: Application, number: number): Happening | undefined {
  const key = tenant.directory.joiner(number);
  const assigned = isAssigned(tenant, application, key);
  // Directory changes of people outside an application reach its job too, now and then.
  if (!assigned && chance(tenant, application, PURPOSES.verdict, number) >= application.share / 10) {
    return undefined;
  }
  const subject = person(tenant, key, tenant.directory.joins.timeOf(number));
  return assigned
    ? { subject, action: 'create', verdict: 'success' }
    : { subject, action: 'other', verdict: 'outOfScope' };
}

function ofJoiner(
  tenant: Tenant,
  application: Application,
  stream: 'leave' | 'deletion',
  number: number,
  action: ProvisioningAction
): Happening | undefined {
  const key = tenant.directory.joiner(number);
  return isAssigned(tenant, application, key)
    ? { subject: person(tenant, key, tenant.sequences[stream].timeOf(number)), action, verdict: 'success' }
    : undefined;
}

function change(tenant: Tenant, application: Application, number: number): Happening | undefined {
  const { directory } = tenant;
  const { slot, attribute, round } = directory.change(number);
  const time = directory.changes.timeOf(number);
  const key = directory.occupant(slot, time);
  if (key === undefined) {
    return undefined;
  }
  const verdict = isAssigned(tenant, application, key)
    ? verdictOfChange(tenant, application, number, key, attribute, time)
    : chance(tenant, application, PURPOSES.verdict, number) < application.share / 20 && 'outOfScope';
  return verdict
    ? {
        subject: { kind: 'person', person: key, round, changed: attribute },
        action: verdict === 'success' || verdict === 'warning' ? 'update' : 'other',
        verdict,
      }
    : undefined;
}

function verdictOfChange(
  tenant: Tenant,
  application: Application,
  number: number,
  key: PersonKey,
  attribute: ChangingAttribute,
  time: number
): Verdict | false {
  const { directory } = tenant;
  if (directory.hasLeft(key, time)) {
    return number % 3 === 0 && 'notEntitled';
  }
  const join = directory.joinOf(key);
  if (join !== undefined && time < settledAt(tenant, application, 'join', join)) {
    return false;
  }
  const dice = chance(tenant, application, PURPOSES.verdict, number);
  if (affected(application.mapping, attribute).length === 0) {
    return 'redundant';
  }
  if (dice < 0.04) {
    return dice < 0.02 ? 'invalidAttribute' : 'warning';
  }
  return 'success';
}

function isGroupAssigned(tenant: Tenant, application: Application, group: number): boolean {
  return chance(tenant, application, PURPOSES.group, group) < application.groups;
}

function ofGroup(
  tenant: Tenant,
  application: Application,
  number: number,
  action: 'create' | 'delete'
): Happening | undefined {
  if (!isGroupAssigned(tenant, application, number)) {
    return undefined;
  }
  const subject = { kind: 'group', number } as const;
  // Cross-tenant synchronisation takes no groups.
  return application.job === 'Azure2Azure'
    ? { subject, action: 'other', verdict: 'notSupported' }
    : { subject, action, verdict: 'success' };
}

function membership(tenant: Tenant, application: Application, number: number): Happening | undefined {
  const group = tenant.groups.changedGroup(number);
  if (!isGroupAssigned(tenant, application, group) || application.job === 'Azure2Azure') {
    return undefined;
  }
  const unresolved = chance(tenant, application, PURPOSES.verdict, number, 1) < 0.08;
  return {
    subject: { kind: 'group', number: group, membership: number },
    action: 'update',
    verdict: unresolved ? 'warning' : 'success',
  };
}

const ROLE_TURNS: ReadonlyArray<Pick<Happening, 'action' | 'verdict'>> = [
  { action: 'create', verdict: 'success' },
  { action: 'update', verdict: 'success' },
  { action: 'create', verdict: 'success' },
  { action: 'other', verdict: 'redundant' },
  { action: 'delete', verdict: 'success' },
];

function role(application: Application, number: number): Happening | undefined {
  const turn = number % ROLE_TURNS.length;
  const what = ROLE_TURNS[turn];
  if (application.name !== ROLE_APPLICATION || what === undefined) {
    return undefined;
  }
  // New roles have the numbers of their own turns; the other turns are about a role of some turns before.
  const about = what.action === 'create' ? number : number - turn - 30 + (turn === 1 ? 0 : 2);
  return { subject: { kind: 'role', number: about }, ...what };
}

function assignment(tenant: Tenant, application: Application, number: number): Happening | undefined {
  if (application.name !== STUCK_APPLICATION) {
    return undefined;
  }
  const time = tenant.sequences.assignment.timeOf(number);
  const team = strangers(tenant, application, number, 1, time);
  return team[0] && { subject: person(tenant, team[0], time), action: 'create', verdict: 'success' };
}

function spike(tenant: Tenant, application: Application, number: number): Happening | undefined {
  const { burst, application: name } = spikeOf(number);
  if (application.name !== name) {
    return undefined;
  }
  const time = tenant.sequences.spike.timeOf(number);
  const key = strangers(tenant, application, burst, SPIKE_SIZE, time)[number % SPIKE_SIZE];
  return key && { subject: person(tenant, key, time), action: 'create', verdict: 'success' };
}

/** People who are not assigned to the application otherwise: `count` of them, each once. */
function strangers(tenant: Tenant, application: Application, which: number, count: number, time: number): PersonKey[] {
  const { directory } = tenant;
  const start = hash(tenant.seed, PURPOSES.spike, application.index, which) % directory.size;
  const found: PersonKey[] = [];
  for (let i = 0; i < directory.size && found.length < count; i++) {
    const key = directory.occupant((start + i) % directory.size, time);
    if (key !== undefined && !directory.hasLeft(key, time) && !isAssigned(tenant, application, key)) {
      found.push(key);
    }
  }
  return found;
}
