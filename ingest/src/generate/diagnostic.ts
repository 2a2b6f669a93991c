import { STEP_STATUSES, STEP_TYPES } from '@provlogs/schema/record';
import type { GeneratedGraphRecord, Named, StepStatus } from './graphRecord.ts';

const RESULT_TYPES = { success: 'Success', failure: 'Failure', skipped: 'Skipped', warning: 'Warning' } as const;
const LEVELS = { success: 4, failure: 2, skipped: 4, warning: 3 } as const satisfies Record<StepStatus, number>;
const ACTIONS = {
  create: 'Create',
  update: 'Update',
  delete: 'Delete',
  stageddelete: 'StagedDelete',
  disable: 'Disable',
  other: 'Other',
} as const;

/**
 * The record as a diagnostic setting delivers it to an event hub, on one line: one member of a batch's `records`.
 * The envelope's time is the time of delivery; redelivery changes nothing else.
 */
export function toDiagnosticJson(record: GeneratedGraphRecord, deliveredAt: Date): string {
  const { status, errorInformation } = record.provisioningStatusInfo;
  // What Graph does not show is made of the id, so that it is the same with every delivery.
  const noise = parseInt(record.id.slice(-8), 16);
  const duration = record.durationInMilliseconds;
  return JSON.stringify({
    time: sevenDecimals(deliveredAt.toISOString(), noise % 10_000),
    resourceId: `/tenants/${record.tenantId}/providers/Microsoft.aadiam`,
    operationName: 'Provisioning activity',
    operationVersion: '1.0',
    category: 'ProvisioningLogs',
    tenantId: record.tenantId,
    resultType: RESULT_TYPES[status],
    resultSignature: errorInformation?.errorCode ?? '',
    resultDescription: errorInformation?.reason ?? '',
    durationMs: noise % 3 === 0 ? String(duration) : duration,
    correlationId: record.changeId,
    identity: record.id,
    Level: LEVELS[status],
    properties: {
      id: record.id,
      activityDateTime: record.activityDateTime.replace('Z', `.${String(noise % 10_000_000).padStart(7, '0')}Z`),
      tenantId: record.tenantId,
      jobId: record.jobId,
      cycleId: record.cycleId,
      changeId: record.changeId,
      action: ACTIONS[record.provisioningAction],
      provisioningAction: record.provisioningAction,
      durationInMilliseconds: duration,
      initiatedBy: { ...idAndName(record.initiatedBy), Type: record.initiatedBy.initiatorType },
      servicePrincipal: idAndName(record.servicePrincipal),
      sourceSystem: { ...idAndName(record.sourceSystem), details: record.sourceSystem.details },
      targetSystem: { ...idAndName(record.targetSystem), details: record.targetSystem.details },
      sourceIdentity: identity(record.sourceIdentity),
      targetIdentity: identity(record.targetIdentity),
      provisioningStatusInfo: { Status: status, errorInformation },
      statusInfo: { Status: STEP_STATUSES.indexOf(status) },
      provisioningSteps: record.provisioningSteps.map((step) => ({
        ...step,
        provisioningStepType: STEP_TYPES.indexOf(step.provisioningStepType),
        status: STEP_STATUSES.indexOf(step.status),
      })),
      modifiedProperties: record.modifiedProperties,
    },
  });
}

function idAndName({ id, displayName }: Named) {
  return { Id: id, Name: displayName };
}

function identity(value: GeneratedGraphRecord['sourceIdentity']) {
  return { ...idAndName(value), identityType: value.identityType, details: value.details };
}

function sevenDecimals(milliseconds: string, ticks: number): string {
  return milliseconds.replace('Z', `${String(ticks).padStart(4, '0')}Z`);
}
