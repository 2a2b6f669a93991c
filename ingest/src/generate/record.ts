import type { ErrorInformation, GeneratedGraphRecord, Identity, StepStatus, System } from './graphRecord.ts';
import type { Operation } from './operations.ts';
import { MAIL_DOMAIN } from './people.ts';
import { guid, hash, PURPOSES, Random } from './random.ts';
import { retrySentence, retryState } from './retries.ts';
import { stepsOf } from './steps.ts';
import { describe, type Described } from './subjects.ts';
import { STREAMS, type Tenant } from './tenant.ts';

const STATUSES = {
  success: 'success',
  warning: 'warning',
  redundant: 'skipped',
  notEntitled: 'skipped',
  invalidAttribute: 'skipped',
  outOfScope: 'skipped',
  notSupported: 'skipped',
} as const satisfies Record<Operation['verdict'], StepStatus>;

/** The record of an operation, as Graph gives it. */
export function recordOf(tenant: Tenant, operation: Operation): GeneratedGraphRecord {
  const { application, number, attempt, cycle, action } = operation;
  const stream = STREAMS.indexOf(operation.stream) + 100 * application.index;
  const random = new Random(hash(tenant.seed, PURPOSES.detail, stream, number, attempt + 1000));
  const described = describe(tenant, operation);
  const error = errorInformation(operation, described, random);
  const status = operation.failure === undefined ? STATUSES[operation.verdict] : 'failure';
  const { source, target } = identities(operation, described, random);
  const [sourceSystem, targetSystem] = systems(operation);
  return {
    id: guid(tenant.seed, 300 + attempt, stream, number),
    activityDateTime: `${new Date(operation.at).toISOString().slice(0, 19)}Z`,
    tenantId: tenant.id,
    jobId: application.jobId,
    cycleId: guid(tenant.seed, 106, application.index, cycle),
    // All attempts at one change have one change id.
    changeId: guid(tenant.seed, 107, stream, number),
    provisioningAction: action === 'stagedDelete' ? 'stageddelete' : action,
    durationInMilliseconds: duration(operation, random),
    initiatedBy:
      attempt === 0 && random.chance(0.004)
        ? { id: guid(tenant.seed, 108), displayName: `iam.operations@${MAIL_DOMAIN}`, initiatorType: 'user' }
        : { id: '', displayName: 'Azure AD Provisioning Service', initiatorType: 'system' },
    servicePrincipal: { id: application.servicePrincipalId, displayName: application.name },
    sourceSystem,
    targetSystem,
    sourceIdentity: source,
    targetIdentity: target,
    provisioningStatusInfo: { status, errorInformation: error },
    provisioningSteps: stepsOf(tenant, operation, described, retryState(operation)),
    modifiedProperties: status === 'skipped' ? [] : described.modified,
  };
}

function systems({ application, subject }: Operation): [System, System] {
  const details = {
    ApplicationId: application.applicationId,
    ServicePrincipalId: application.servicePrincipalId,
    ServicePrincipalDisplayName: application.name,
  };
  return subject.kind === 'role'
    ? [
        { ...application.target, details },
        { ...application.source, details: {} },
      ]
    : [
        { ...application.source, details: {} },
        { ...application.target, details },
      ];
}

/** The two sides as the record shows them: what does not exist yet has no id, and some have only their id. */
function identities(operation: Operation, { source, target }: Described, random: Random) {
  const { action, verdict, failure } = operation;
  const unseen: Identity = { ...target, id: '', displayName: '' };
  const isMissing =
    (action === 'create' && failure !== undefined) || verdict === 'outOfScope' || verdict === 'notSupported';
  if (STATUSES[verdict] === 'skipped' && random.chance(0.1)) {
    const nameless = isMissing ? unseen : { ...target, displayName: '' };
    return { source: { ...source, displayName: '', details: {} }, target: nameless };
  }
  return { source, target: isMissing ? unseen : target };
}

function duration({ failure, verdict }: Operation, random: Random): number {
  const usual = Math.round(120 + 900 * random.next() + 5000 * random.next() ** 8);
  return failure?.failure.duration === undefined
    ? STATUSES[verdict] === 'skipped'
      ? Math.round(usual / 4)
      : usual
    : failure.failure.duration + usual;
}

function errorInformation(operation: Operation, described: Described, random: Random): ErrorInformation | null {
  const { failure, verdict, application, at } = operation;
  const rest = { additionalDetails: null, recommendedAction: null };
  if (verdict === 'notSupported') {
    const reason = 'Groups define who is in scope; they are not provisioned to another tenant.';
    return { errorCode: 'EntityTypeNotSupported', reason, errorCategory: 'nonServiceFailure', ...rest };
  }
  if (failure === undefined) {
    return null;
  }
  const told = failure.failure.reason({
    target: application.target.displayName,
    subject: described.label,
    objectId: described.source.id,
    domain: MAIL_DOMAIN,
    requestId: guid(random.bits(), 1),
    time: new Date(at - 400).toISOString(),
    random,
  });
  return {
    errorCode: failure.code,
    reason: `${told} ${retrySentence(operation)}`,
    errorCategory: failure.failure.category,
    ...rest,
  };
}
