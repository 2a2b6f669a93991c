import { delayed, workSequence, type Sequence } from './clock.ts';
import type { Directory } from './people.ts';
import { fraction, guid, hash, pick, PURPOSES, type NonEmpty } from './random.ts';

const TEAMS: NonEmpty<string> = [
  'Finance',
  'Payroll',
  'Treasury',
  'Legal',
  'Procurement',
  'Service Desk',
  'Network',
  'Data Platform',
  'Mobile Apps',
  'Brand',
  'Field Sales',
  'Partner Sales',
  'Recruiting',
  'Facilities',
  'Security Operations',
  'Project Aurora',
  'Project Basalt',
  'Project Cormorant',
  'Quality',
  'Logistics',
  'Research',
  'Works Council',
  'Investor Relations',
];
const FUNCTIONS: NonEmpty<string> = [
  'Approvers',
  'Members',
  'Managers',
  'Readers',
  'Contributors',
  'On-call',
  'Administrators',
  'Contractors',
  'Auditors',
  'Requesters',
  'Owners',
  'Pilot Users',
  'Leads',
  'Assistants',
  'Reviewers',
  'Guests',
];
const GROUP_NAMES = TEAMS.length * FUNCTIONS.length;

const ACCOUNTS: NonEmpty<{ name: string; id: string }> = [
  { name: 'Production', id: '111122223333' },
  { name: 'Staging', id: '444455556666' },
  { name: 'Analytics', id: '777788889999' },
  { name: 'Sandbox', id: '222233334444' },
  { name: 'Shared Services', id: '555566667777' },
];
const DUTIES: NonEmpty<string> = [
  'ReadOnlyAccess',
  'PowerUserAccess',
  'BillingViewer',
  'DatabaseAdministrator',
  'NetworkAdministrator',
  'LogReader',
  'DeployPipeline',
  'SupportEngineer',
  'SecurityAudit',
  'DataScientist',
  'BackupOperator',
  'KeyAdministrator',
  'ContainerOperator',
];

/** So many groups exist at any time: with each new one the oldest goes. */
const LIVING_GROUPS = 200;
const MEMBERS_AT_FIRST = 4;

export interface Group {
  objectId: string;
  displayName: string;
  mailNickname: string;
}

export interface Role {
  arn: string;
  displayName: string;
  account: string;
  accountId: string;
}

/** The groups of the tenant and the roles of its cloud accounts, by number. */
export class Groups {
  /** Happening n: group n is created. */
  readonly creations: Sequence;
  /** Happening n: group n is deleted. */
  readonly deletions: Sequence;
  /** Happening n: some group's members change. */
  readonly memberships: Sequence;
  /** Happening n: a role of the cloud accounts is seen to be new, changed, or gone. */
  readonly roles: Sequence;

  constructor(
    private readonly seed: number,
    private readonly directory: Directory,
    creationsPerWeek: number,
    membershipsPerWeek: number
  ) {
    this.creations = workSequence(creationsPerWeek, fraction(hash(seed, PURPOSES.group, 1)));
    this.memberships = workSequence(membershipsPerWeek, fraction(hash(seed, PURPOSES.group, 2)));
    // Two in five are new, and of those there should be as many.
    this.roles = workSequence(2.5 * creationsPerWeek, fraction(hash(seed, PURPOSES.role, 1)));
    const successors = {
      timeOf: (number: number) => this.creations.timeOf(number + LIVING_GROUPS),
      firstAfter: (time: number) => this.creations.firstAfter(time) - LIVING_GROUPS,
    };
    this.deletions = delayed(successors, 0);
  }

  group(number: number): Group {
    const name = (number * 29 + (this.seed >>> 0)) % GROUP_NAMES;
    const displayName = `${pick(TEAMS, name)} ${pick(FUNCTIONS, Math.floor(name / TEAMS.length))}`;
    return {
      objectId: guid(this.seed, PURPOSES.group, number),
      displayName,
      mailNickname: displayName.toLowerCase().replaceAll(' ', '-'),
    };
  }

  /** The number of the group whose members change. */
  changedGroup(membership: number): number {
    const newest = this.creations.firstAfter(this.memberships.timeOf(membership)) - 1;
    return newest - 1 - (hash(this.seed, PURPOSES.group, membership) % (LIVING_GROUPS - 20));
  }

  /** Object ids of the members before and after a membership change; the last of `after` is new. */
  members(membership: number): { before: string[]; after: string[] } {
    const count = MEMBERS_AT_FIRST + (hash(this.seed, PURPOSES.group, membership, 1) % 5);
    const time = this.memberships.timeOf(membership);
    const ids = Array.from({ length: count }, (_, i) => {
      const slot = hash(this.seed, PURPOSES.group, membership, 2 + i) % this.directory.size;
      const person = this.directory.occupant(slot, time) ?? { slot: slot % 100, generation: 0 };
      return this.directory.objectId(person);
    });
    const distinct = [...new Set(ids)];
    const leaves = hash(this.seed, PURPOSES.group, membership, 99) % 3 === 0;
    return { before: distinct.slice(0, -1), after: distinct.slice(leaves ? 1 : 0) };
  }

  role(number: number): Role {
    const name = (number * 17 + (this.seed >>> 0)) % (ACCOUNTS.length * DUTIES.length);
    const account = pick(ACCOUNTS, name);
    const duty = pick(DUTIES, Math.floor(name / ACCOUNTS.length));
    // The same duty comes again with the next team.
    const team = pick(TEAMS, Math.floor(number / (ACCOUNTS.length * DUTIES.length))).replaceAll(' ', '');
    const roleName = `${team}-${duty}`;
    return {
      arn: `arn:aws:iam::${account.id}:role/${roleName},arn:aws:iam::${account.id}:saml-provider/ContosoEntra`,
      displayName: `${roleName} (${account.name})`,
      account: account.name,
      accountId: account.id,
    };
  }
}
