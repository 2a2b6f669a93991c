import type { JsonObject } from '@provlogs/schema/record';
import type { Step, StepStatus } from './graphRecord.ts';
import type { Verdict } from './happenings.ts';
import type { Operation } from './operations.ts';
import { hash, PURPOSES } from './random.ts';
import type { RetryState } from './retries.ts';
import type { Described } from './subjects.ts';
import type { Tenant } from './tenant.ts';

interface Words {
  change: string;
  suffix: string;
  planned: string;
  done: string;
  failed: string;
}

const CREATE: Words = { change: 'Add', suffix: 'Add', planned: 'created', done: 'created', failed: 'create' };
const UPDATE: Words = { change: 'Update', suffix: 'Update', planned: 'updated', done: 'updated', failed: 'update' };
const DELETE: Words = { change: 'Delete', suffix: 'Delete', planned: 'deleted', done: 'deleted', failed: 'delete' };

const WORDS: Readonly<Record<Operation['action'], Words>> = {
  create: CREATE,
  update: UPDATE,
  other: UPDATE,
  disable: { ...UPDATE, planned: 'disabled', done: 'disabled', failed: 'disable' },
  delete: DELETE,
  stagedDelete: {
    ...DELETE,
    suffix: 'StagedDelete',
    planned: 'deleted once an administrator agrees',
    done: 'marked for deletion',
    failed: 'mark for deletion',
  },
};

/** The steps of an operation, in order; a failing step is the last. */
export function stepsOf(
  tenant: Tenant,
  operation: Operation,
  described: Described,
  retry: RetryState | undefined
): Step[] {
  const failing = operation.failure?.failure.step;
  const first = retry === undefined ? importStep(operation, described) : retryStep(described, retry);
  if (failing === 'import') {
    return [failed({ ...first, description: `Could not read ${described.kind} '${described.label}'` }, operation)];
  }
  const before = [first, ...(operation.action === 'delete' ? [] : [scopingStep(tenant, operation, described)])];
  if (operation.verdict !== 'success' && operation.verdict !== 'warning') {
    return [...before, ...skippedSteps(operation, described)];
  }
  const matching = matchingStep(operation, described);
  if (failing === 'matching') {
    return [...before, failed({ ...matching, description: `No single match for '${described.label}'` }, operation)];
  }
  const exporting = exportStep(operation, described);
  return [
    ...before,
    matching,
    ...(operation.action === 'create' ? [] : [processingStep(operation, described)]),
    ...(operation.verdict === 'warning' ? [referenceStep(tenant, operation, described)] : []),
    failing === 'export' ? failed(exporting, operation) : exporting,
  ];
}

/** The system that an operation writes to. Roles flow the other way. */
function target({ application, subject }: Operation): string {
  return (subject.kind === 'role' ? application.source : application.target).displayName;
}

function source({ application, subject }: Operation): string {
  return (subject.kind === 'role' ? application.target : application.source).displayName;
}

function step(
  name: string,
  provisioningStepType: Step['provisioningStepType'],
  description: string,
  details: JsonObject,
  status: StepStatus = 'success'
): Step {
  return { name, provisioningStepType, status, description, details };
}

function failed(one: Step, { failure }: Operation): Step {
  return { ...one, status: 'failure', details: { ...one.details, ErrorCode: failure?.code ?? '' } };
}

function importStep(operation: Operation, { kind, label, imported }: Described): Step {
  const { change } = WORDS[operation.action];
  const description = `Received ${kind} '${label}' change of type (${change}) from ${source(operation)}`;
  return step(`EntryImport${change}`, 'import', description, imported);
}

function retryStep({ kind, label }: Described, { nextAttempt, createdAt, change, attempt }: RetryState): Step {
  return step('EntryEscrowRetry', 'import', `Retrying the operation on ${kind} '${label}'`, {
    NextAttempt: nextAttempt,
    CreationTime: createdAt,
    ModificationType: change,
    CountProcessed: String(attempt),
    Origin: 'Export',
    TypeName: kind,
  });
}

function scopingStep(tenant: Tenant, operation: Operation, { kind }: Described): Step {
  const { verdict, action, application, number } = operation;
  const dice = hash(tenant.seed, PURPOSES.detail, application.index, number, 1) % 100;
  const out = verdict === 'outOfScope';
  const unassigned = out && dice < 60;
  const filtered = out && dice >= 60 && dice < 85;
  const flag = (value: boolean) => (value ? 'True' : 'False');
  const description = `Determine if ${kind} in scope by evaluating against each scoping filter`;
  return step(
    'EntrySynchronizationScoping',
    'scoping',
    description,
    {
      'Active in the source system': flag(
        verdict !== 'notEntitled' && action !== 'disable' && action !== 'stagedDelete'
      ),
      'Assigned to the application': flag(!unassigned),
      [`${kind} has the required role`]: flag(!(out && dice >= 85)),
      'Scoping filter evaluation passed': flag(!filtered),
      ScopeEvaluationResult: filtered ? '{"Employees only":{"employeeId IS NOT NULL":false}}' : '{}',
    },
    out ? 'skipped' : 'success'
  );
}

function matchingStep(
  operation: Operation,
  { targetKind: kind, targetLabel: label, exported, target: identity }: Described
): Step {
  if (operation.action === 'create') {
    const description = `${kind} '${label}' will be created in ${target(operation)} (no matching ${kind} was found)`;
    return step('EntrySynchronizationAdd', 'matching', description, {});
  }
  const description = `Found ${kind} '${label}' in ${target(operation)}`;
  return step('EntryImport', 'matching', description, { id: identity.id, ...exported });
}

function processingStep(operation: Operation, { targetKind: kind, targetLabel: label, modified }: Described): Step {
  const { planned, suffix } = WORDS[operation.action];
  const description = `${kind} '${label}' will be ${planned} in ${target(operation)}`;
  const values = modified.map(({ displayName, newValue }) => [displayName, newValue ?? '']);
  return step(`EntrySynchronization${suffix}`, 'processing', description, Object.fromEntries(values));
}

function referenceStep(tenant: Tenant, operation: Operation, { label }: Described): Step {
  const { subject } = operation;
  const isGroup = subject.kind === 'group';
  const member =
    isGroup && subject.membership !== undefined ? tenant.groups.members(subject.membership).after.at(-1) : '';
  const description = isGroup
    ? `A member of Group '${label}' could not be found in ${target(operation)}`
    : `The manager of '${label}' could not be found in ${target(operation)}`;
  return step(
    'EntryReferenceResolution',
    'referenceResolution',
    description,
    {
      ErrorCode: 'UnableToResolveReferenceAttributeValue',
      ReferenceAttribute: isGroup ? 'members' : 'manager',
      ...(member ? { UnresolvedReference: member } : {}),
    },
    'warning'
  );
}

function exportStep(
  operation: Operation,
  { targetKind: kind, targetLabel: label, exported, modified }: Described
): Step {
  const { done, failed: undone, suffix } = WORDS[operation.action];
  const written = modified.map(({ displayName, newValue }) => [displayName, newValue ?? '']);
  return step(
    `EntryExport${suffix}`,
    'export',
    operation.failure === undefined
      ? `${kind} '${label}' was ${done} in ${target(operation)}`
      : `Failed to ${undone} ${kind} '${label}' in ${target(operation)}`,
    {
      ReportableIdentifier: label,
      ...(operation.action === 'create' ? exported : Object.fromEntries(written)),
    }
  );
}

const SKIPS: Readonly<Partial<Record<Verdict, { description: string; details: JsonObject }>>> = {
  redundant: {
    description: 'The state of the entry in both systems already matches. No change is needed.',
    details: { SkipReason: 'RedundantExport' },
  },
  notEntitled: {
    description: 'The entry is not effectively entitled: it is not assigned, or its account is disabled.',
    details: { SkipReason: 'NotEffectivelyEntitled' },
  },
  invalidAttribute: {
    description: 'A required attribute has no valid value.',
    details: { SkipReason: 'AttributeValidationFailed', PropertyName: 'manager' },
  },
  notSupported: { description: 'Groups are not provisioned to this target.', details: {} },
};

function skippedSteps(operation: Operation, described: Described): Step[] {
  const skip = SKIPS[operation.verdict] ?? { description: 'The entry is out of scope.', details: {} };
  return [
    ...(operation.verdict === 'redundant' ? [matchingStep({ ...operation, action: 'update' }, described)] : []),
    step(
      'EntrySynchronizationSkip',
      'export',
      skip.description,
      { ...skip.details, ReportableIdentifier: described.label },
      'skipped'
    ),
  ];
}
