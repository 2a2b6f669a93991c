import { RECORD_INDEX_PREFIX, dailyIndex } from '@provlogs/schema/indices';

/*
 * What a short script would make of a record: the fields that everybody needs, taken from where they usually are. It
 * finds no other spelling, undoes no JSON text, refuses nothing and loses what it does not know.
 */

interface Named {
  id?: string;
  displayName?: string;
  name?: string;
  identityType?: string;
  details?: unknown;
}

interface ErrorInformation {
  errorCode?: string;
  reason?: string;
  errorCategory?: string;
}

interface Record {
  id: string;
  activityDateTime: string;
  tenantId: string;
  provisioningAction?: string;
  action?: string;
  durationInMilliseconds?: number;
  jobId?: string;
  cycleId?: string;
  changeId?: string;
  initiatedBy?: Named;
  servicePrincipal?: Named;
  sourceSystem?: Named;
  targetSystem?: Named;
  sourceIdentity?: Named;
  targetIdentity?: Named;
  provisioningStatusInfo?: { status?: string; errorInformation?: ErrorInformation };
  modifiedProperties?: Array<{ displayName?: string; oldValue?: unknown; newValue?: unknown }>;
  provisioningSteps?: unknown;
}

export interface PlainDocument {
  index: string;
  id: string;
  document: object;
}

/** The document, its id and index for one line of a file of `data/records.ts`. */
export function plainDocument(line: string): PlainDocument {
  const parsed: Record & { properties?: Record } = JSON.parse(line);
  const record = parsed.properties ?? parsed;
  const time = new Date(record.activityDateTime);
  const error = record.provisioningStatusInfo?.errorInformation;
  const status = record.provisioningStatusInfo?.status?.toLowerCase();
  const action = record.provisioningAction ?? record.action;
  const changes = record.modifiedProperties?.map(({ displayName, oldValue, newValue }) => ({
    name: displayName,
    old_value: oldValue,
    new_value: newValue,
  }));
  const identity = record.sourceIdentity ?? record.targetIdentity;
  return {
    index: dailyIndex(RECORD_INDEX_PREFIX, time.getTime()),
    id: `${record.tenantId}:${record.id}`,
    document: {
      '@timestamp': time.toISOString(),
      event: {
        id: record.id,
        ingested: new Date().toISOString(),
        duration: (record.durationInMilliseconds ?? 0) * 1_000_000,
        action,
        outcome: status,
        dataset: 'entra.provisioning',
      },
      organization: { id: record.tenantId },
      message: `${action} ${identity?.displayName}: ${status} ${error?.reason ?? ''}`,
      error: error && { code: error.errorCode, message: error.reason },
      provisioning: {
        status,
        action,
        failed: status === 'failure' ? 1 : 0,
        change_id: record.changeId,
        cycle_id: record.cycleId,
        job_id: record.jobId,
        application: named(record.servicePrincipal),
        source_system: named(record.sourceSystem),
        target_system: named(record.targetSystem),
        source_identity: named(record.sourceIdentity),
        target_identity: named(record.targetIdentity),
        identity: { id: identity?.id, name: identity?.displayName },
        initiated_by: named(record.initiatedBy),
        error: error && { category: error.errorCategory },
        changed: changes?.map(({ name }) => name),
        modified_properties: changes,
        steps: record.provisioningSteps,
      },
    },
  };
}

function named(value: Named | undefined): object | undefined {
  return (
    value && { id: value.id, name: value.displayName ?? value.name, type: value.identityType, details: value.details }
  );
}
