import type { JsonObject } from '@provlogs/schema/record';
import type { Application } from './applications.ts';
import { affected, type AttributeMapping } from './attributes.ts';
import type { Identity, ModifiedProperty } from './graphRecord.ts';
import type { Subject } from './happenings.ts';
import type { Operation } from './operations.ts';
import { MAIL_DOMAIN, type Profile } from './people.ts';
import { guid, hash, PURPOSES } from './random.ts';
import { directoryAttributes, workerAttributes } from './sourceAttributes.ts';
import type { Tenant } from './tenant.ts';

/** Both sides of an operation's identity, and what is known about it. */
export interface Described {
  /** What texts call it: user principal name, group or role name. */
  label: string;
  /** As the source calls its kind: User, Worker, Group, Role. */
  kind: string;
  /** Label and kind as the target has them. */
  targetLabel: string;
  targetKind: string;
  source: Identity;
  target: Identity;
  /** What the source gives. */
  imported: JsonObject;
  /** What the target has, or gets when it has nothing yet. */
  exported: Record<string, string>;
  modified: ModifiedProperty[];
}

/** Who or what an operation is about, as its record shows it. */
export function describe(tenant: Tenant, operation: Operation): Described {
  const { subject } = operation;
  switch (subject.kind) {
    case 'person':
      return describePerson(tenant, operation, subject);
    case 'group':
      return describeGroup(tenant, operation, subject);
    case 'role':
      return describeRole(tenant, operation, subject.number);
  }
}

const yes = { oldValue: null, newValue: 'True' };
const no = { oldValue: null, newValue: 'False' };

function describePerson(
  tenant: Tenant,
  operation: Operation,
  { person, round }: Extract<Subject, { kind: 'person' }>
): Described {
  const { application } = operation;
  const profile = tenant.directory.profile(person, round);
  const isWorker = application.sourceType === 'Worker';
  const kind = application.sourceType ?? 'User';
  const isUpdate = operation.action === 'update';
  const known = isUpdate ? tenant.directory.profile(person, round - 1) : profile;
  const exported = Object.fromEntries(application.mapping.map(({ target, source }) => [target, known[source]]));
  const isActive = operation.action !== 'disable' && operation.verdict !== 'notEntitled';
  return {
    label: isWorker ? profile.employeeId : profile.userPrincipalName,
    kind,
    targetLabel: isWorker ? profile.displayName : profile.userPrincipalName,
    targetKind: 'User',
    // Workday gives ids only.
    source: isWorker
      ? { id: profile.employeeId, displayName: '', identityType: kind, details: { WorkerID: profile.employeeId } }
      : {
          id: profile.objectId,
          displayName: profile.displayName,
          identityType: kind,
          details: {
            id: profile.objectId,
            odatatype: kind,
            DisplayName: profile.displayName,
            UserPrincipalName: profile.userPrincipalName,
          },
        },
    target: {
      id: personTargetId(tenant, application, profile),
      displayName: profile.displayName,
      identityType: application.targetType,
      details: {},
    },
    imported: isWorker ? workerAttributes(profile, isActive) : directoryAttributes(profile, isActive),
    exported,
    modified: modifiedOfPerson(tenant, operation, profile),
  };
}

function personTargetId(tenant: Tenant, application: Application, profile: Profile): string {
  if (application.target.displayName === 'Active Directory') {
    return `CN=${profile.displayName},OU=${profile.division},OU=Users,DC=contoso,DC=example`;
  }
  return targetId(tenant, application, profile.objectId);
}

/** A GUID that goes with the object in this application only; ServiceNow writes its ids without dashes. */
function targetId(tenant: Tenant, application: Application, objectId: string): string {
  const id = guid(tenant.seed, 200, application.index, parseInt(objectId.slice(0, 8), 16));
  return application.job === 'servicenow' ? id.replaceAll('-', '') : id;
}

function modifiedOfPerson(tenant: Tenant, operation: Operation, profile: Profile): ModifiedProperty[] {
  const { application, subject, action, number } = operation;
  switch (action) {
    case 'create':
      return [
        ...application.mapping.map(({ target, source }) => ({
          displayName: target,
          oldValue: null,
          newValue: profile[source],
        })),
        { displayName: 'active', ...yes },
      ];
    case 'disable':
      return [
        { displayName: 'active', oldValue: 'True', newValue: 'False' },
        { displayName: 'accountDisabled', oldValue: 'False', newValue: 'True' },
      ];
    case 'update': {
      if (subject.kind !== 'person' || subject.changed === undefined) {
        return [];
      }
      const before = tenant.directory.profile(subject.person, subject.round - 1);
      const rows = affected(application.mapping, subject.changed);
      // The service repeats the account's state with many updates, whether it changed or not.
      const echo = hash(tenant.seed, PURPOSES.detail, application.index, number) % 3 === 0;
      return [...changedRows(rows, before, profile), ...(echo ? [{ displayName: 'accountDisabled', ...no }] : [])];
    }
    default:
      return [];
  }
}

function changedRows(rows: readonly AttributeMapping[], before: Profile, after: Profile): ModifiedProperty[] {
  return rows
    .map(({ target, source }) => ({ displayName: target, oldValue: before[source], newValue: after[source] }))
    .filter(({ oldValue, newValue }) => oldValue !== newValue);
}

function describeGroup(tenant: Tenant, operation: Operation, subject: Extract<Subject, { kind: 'group' }>): Described {
  const { application, action } = operation;
  const { objectId, displayName, mailNickname } = tenant.groups.group(subject.number);
  const exported = { displayName, externalId: objectId };
  const scim = application.targetType.startsWith('urn:');
  return {
    label: displayName,
    kind: 'Group',
    targetLabel: displayName,
    targetKind: 'Group',
    source: {
      id: objectId,
      displayName,
      identityType: 'Group',
      details: { id: objectId, odatatype: 'Group', DisplayName: displayName },
    },
    target: {
      id: targetId(tenant, application, objectId),
      displayName,
      identityType: scim ? 'urn:ietf:params:scim:schemas:core:2.0:Group' : 'Group',
      details: {},
    },
    imported: {
      objectId,
      displayName,
      mailNickname,
      mail: `${mailNickname}@${MAIL_DOMAIN}`,
      mailEnabled: 'False',
      securityEnabled: 'True',
      description: `${displayName}: made by request, reviewed every six months`,
    },
    exported,
    modified:
      action === 'create'
        ? Object.entries(exported).map(([name, newValue]) => ({ displayName: name, oldValue: null, newValue }))
        : modifiedMembers(tenant, subject.membership),
  };
}

function modifiedMembers(tenant: Tenant, membership: number | undefined): ModifiedProperty[] {
  if (membership === undefined) {
    return [];
  }
  const { before, after } = tenant.groups.members(membership);
  return [{ displayName: 'members', oldValue: JSON.stringify(before), newValue: JSON.stringify(after) }];
}

function describeRole(tenant: Tenant, operation: Operation, number: number): Described {
  const { application, action } = operation;
  const { arn, displayName, account, accountId } = tenant.groups.role(number);
  const id = guid(tenant.seed, PURPOSES.role, number);
  const exported = { displayName, value: arn, isEnabled: 'True', origin: 'ServicePrincipal' };
  return {
    label: displayName,
    kind: 'Role',
    targetLabel: displayName,
    targetKind: 'Role',
    source: { id: arn, displayName, identityType: 'Role', details: { id: arn, DisplayName: displayName } },
    target: {
      id,
      displayName,
      identityType: 'appRole',
      details: { ServicePrincipalId: application.servicePrincipalId },
    },
    imported: { id: arn, displayName, accountName: account, accountId, path: '/', maxSessionDuration: '3600' },
    exported,
    modified:
      action === 'create'
        ? Object.entries(exported).map(([name, newValue]) => ({ displayName: name, oldValue: null, newValue }))
        : action === 'update'
          ? [{ displayName: 'description', oldValue: '', newValue: `Imported from account ${account}` }]
          : [],
  };
}
