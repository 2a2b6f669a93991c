import { t } from '@grafana/i18n';

import { type FilterField, type RecordFieldName } from './fields';

const LABELS: Record<RecordFieldName, () => string> = {
  '@timestamp': () => t('fields.date', 'Date'),
  'provisioning.identity.name': () => t('fields.identity', 'Identity'),
  'provisioning.action': () => t('fields.action', 'Action'),
  'provisioning.source_system.name': () => t('fields.sourceSystem', 'Source system'),
  'provisioning.target_system.name': () => t('fields.targetSystem', 'Target system'),
  'provisioning.application.name': () => t('fields.application', 'Application'),
  'provisioning.status': () => t('fields.status', 'Status'),
  'error.code': () => t('fields.errorCode', 'Error code'),
  'error.message': () => t('fields.reason', 'Reason'),
  'provisioning.error.class': () => t('fields.errorClass', 'Error class'),
  'provisioning.error.category': () => t('fields.errorCategory', 'Error category'),
  'provisioning.skip_reason': () => t('fields.skipReason', 'Skip reason'),
  'provisioning.failed_step': () => t('fields.failedStep', 'Failed step'),
  'provisioning.retry.attempt': () => t('fields.retryAttempt', 'Retry attempt'),
  'provisioning.retry.next_at': () => t('fields.nextAttempt', 'Next attempt'),
  'provisioning.changed': () => t('fields.modifiedProperties', 'Modified properties'),
  'event.duration': () => t('fields.duration', 'Duration'),
  message: () => t('fields.summary', 'Summary'),
  'provisioning.identity.id': () => t('fields.identityId', 'Identity ID'),
  'provisioning.source_identity.name': () => t('fields.sourceIdentity', 'Source identity'),
  'provisioning.source_identity.id': () => t('fields.sourceId', 'Source ID'),
  'provisioning.source_identity.type': () => t('fields.sourceType', 'Source type'),
  'provisioning.target_identity.name': () => t('fields.targetIdentity', 'Target identity'),
  'provisioning.target_identity.id': () => t('fields.targetId', 'Target ID'),
  'provisioning.target_identity.type': () => t('fields.targetType', 'Target type'),
  'provisioning.initiated_by.name': () => t('fields.initiatedBy', 'Initiated by'),
  'provisioning.application.id': () => t('fields.applicationId', 'Application ID'),
  'provisioning.source_system.id': () => t('fields.sourceSystemId', 'Source system ID'),
  'provisioning.target_system.id': () => t('fields.targetSystemId', 'Target system ID'),
  'provisioning.job_id': () => t('fields.jobId', 'Job ID'),
  'provisioning.cycle_id': () => t('fields.cycleId', 'Cycle ID'),
  'provisioning.change_id': () => t('fields.changeId', 'Change ID'),
  'provisioning.error.http_status': () => t('fields.httpStatus', 'HTTP status'),
  'provisioning.error.scim_type': () => t('fields.scimErrorType', 'SCIM error type'),
  'provisioning.error.fingerprint': () => t('fields.errorFingerprint', 'Error fingerprint'),
  'provisioning.initiated_by.type': () => t('fields.initiatorType', 'Initiator type'),
  'event.id': () => t('fields.recordId', 'Record ID'),
  'event.ingested': () => t('fields.ingested', 'Ingested'),
  'provisioning.ingest_delay': () => t('fields.ingestDelay', 'Ingest delay'),
  'organization.id': () => t('fields.tenantId', 'Tenant ID'),
};

const byName = new Map<string, () => string>(Object.entries(LABELS));

/** What a field is called on the screen; its own name when lists do not show it. */
export function fieldLabel(name: string): string {
  return byName.get(name)?.() ?? name;
}

/** What a filter or group is called on the screen: as the column, but where that is another filter's name too. */
export function filterLabel(field: FilterField): string {
  return field === 'provisioning.identity.name' ? t('fields.identityName', 'Identity name') : fieldLabel(field);
}
