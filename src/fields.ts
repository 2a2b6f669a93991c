/** What a record's field holds, as far as showing and querying it goes. */
export type FieldKind = 'time' | 'text' | 'keyword' | 'keywords' | 'number' | 'duration';

export interface RecordField {
  /** The Elasticsearch field (schema/src/document.ts). */
  name: string;
  /** As the Entra portal calls it, where the portal has it. */
  label: string;
  kind: FieldKind;
  /** Grafana's name for the unit of a number. */
  unit?: string;
}

/** Every field a list can show, in the order the column chooser offers them. */
export const RECORD_FIELDS = [
  { name: '@timestamp', label: 'Date', kind: 'time' },
  { name: 'provisioning.identity.name', label: 'Identity', kind: 'keyword' },
  { name: 'provisioning.action', label: 'Action', kind: 'keyword' },
  { name: 'provisioning.source_system.name', label: 'Source system', kind: 'keyword' },
  { name: 'provisioning.target_system.name', label: 'Target system', kind: 'keyword' },
  { name: 'provisioning.application.name', label: 'Application', kind: 'keyword' },
  { name: 'provisioning.status', label: 'Status', kind: 'keyword' },
  { name: 'error.code', label: 'Error code', kind: 'keyword' },
  { name: 'error.message', label: 'Reason', kind: 'text' },
  { name: 'provisioning.error.class', label: 'Error class', kind: 'keyword' },
  { name: 'provisioning.error.category', label: 'Error category', kind: 'keyword' },
  { name: 'provisioning.skip_reason', label: 'Skip reason', kind: 'keyword' },
  { name: 'provisioning.failed_step', label: 'Failed step', kind: 'keyword' },
  { name: 'provisioning.retry.attempt', label: 'Retry attempt', kind: 'number' },
  { name: 'provisioning.retry.next_at', label: 'Next attempt', kind: 'time' },
  { name: 'provisioning.changed', label: 'Modified properties', kind: 'keywords' },
  { name: 'event.duration', label: 'Duration', kind: 'duration' },
  { name: 'message', label: 'Summary', kind: 'text' },
  { name: 'provisioning.identity.id', label: 'Identity ID', kind: 'keyword' },
  { name: 'provisioning.source_identity.name', label: 'Source identity', kind: 'keyword' },
  { name: 'provisioning.source_identity.id', label: 'Source ID', kind: 'keyword' },
  { name: 'provisioning.source_identity.type', label: 'Source type', kind: 'keyword' },
  { name: 'provisioning.target_identity.name', label: 'Target identity', kind: 'keyword' },
  { name: 'provisioning.target_identity.id', label: 'Target ID', kind: 'keyword' },
  { name: 'provisioning.target_identity.type', label: 'Target type', kind: 'keyword' },
  { name: 'provisioning.initiated_by.name', label: 'Initiated by', kind: 'keyword' },
  { name: 'provisioning.application.id', label: 'Application ID', kind: 'keyword' },
  { name: 'provisioning.source_system.id', label: 'Source system ID', kind: 'keyword' },
  { name: 'provisioning.target_system.id', label: 'Target system ID', kind: 'keyword' },
  { name: 'provisioning.job_id', label: 'Job ID', kind: 'keyword' },
  { name: 'provisioning.cycle_id', label: 'Cycle ID', kind: 'keyword' },
  { name: 'provisioning.change_id', label: 'Change ID', kind: 'keyword' },
  { name: 'provisioning.error.http_status', label: 'HTTP status', kind: 'keyword' },
  { name: 'provisioning.error.scim_type', label: 'SCIM error type', kind: 'keyword' },
  { name: 'provisioning.error.fingerprint', label: 'Error fingerprint', kind: 'keyword' },
  { name: 'provisioning.initiated_by.type', label: 'Initiator type', kind: 'keyword' },
  { name: 'event.id', label: 'Record ID', kind: 'keyword' },
  { name: 'event.ingested', label: 'Ingested', kind: 'time' },
  { name: 'provisioning.ingest_delay', label: 'Ingest delay', kind: 'number', unit: 's' },
  { name: 'organization.id', label: 'Tenant ID', kind: 'keyword' },
] as const satisfies readonly RecordField[];

export type RecordFieldName = (typeof RECORD_FIELDS)[number]['name'];

/** The portal's columns, and the date that its users miss. */
export const DEFAULT_COLUMNS: readonly RecordFieldName[] = [
  '@timestamp',
  'provisioning.identity.name',
  'provisioning.action',
  'provisioning.source_system.name',
  'provisioning.target_system.name',
  'provisioning.application.name',
  'provisioning.status',
];

/** The fields a filter can name: those whose values can be listed and counted. */
export const FILTER_FIELDS = [
  'provisioning.action',
  'provisioning.application.name',
  'provisioning.source_system.name',
  'provisioning.target_system.name',
  'provisioning.status',
  'provisioning.source_identity.type',
  'error.code',
  'provisioning.error.class',
  'provisioning.error.fingerprint',
  'provisioning.skip_reason',
  'provisioning.failed_step',
  'provisioning.changed',
  'provisioning.job_id',
  'provisioning.cycle_id',
  'provisioning.change_id',
  'provisioning.identity.id',
  'provisioning.identity.name',
  'provisioning.target_identity.type',
  'provisioning.initiated_by.name',
  'provisioning.initiated_by.type',
  'provisioning.error.category',
  'provisioning.error.http_status',
  'provisioning.error.scim_type',
  'provisioning.application.id',
  'organization.id',
] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** The Entra portal's filters that offer values, in its order. */
export const PORTAL_FILTERS: readonly FilterField[] = [
  'provisioning.action',
  'provisioning.application.name',
  'provisioning.source_system.name',
  'provisioning.target_system.name',
  'provisioning.status',
];

/** All the others. */
export const FURTHER_FILTERS: readonly FilterField[] = FILTER_FIELDS.filter((field) => !PORTAL_FILTERS.includes(field));

/** The numbers that a range can narrow: nanoseconds, attempts, seconds. */
export const RANGE_FIELDS = ['event.duration', 'provisioning.retry.attempt', 'provisioning.ingest_delay'] as const;
export type RangeField = (typeof RANGE_FIELDS)[number];

/** How a range's number is told and typed: in which unit, and how many of the field's own make one. */
export const RANGE_UNITS: Record<RangeField, { factor: number; unit: string }> = {
  'event.duration': { factor: 1_000_000, unit: 'ms' },
  'provisioning.retry.attempt': { factor: 1, unit: '' },
  'provisioning.ingest_delay': { factor: 1, unit: 's' },
};

const byName = new Map<string, RecordField>(RECORD_FIELDS.map((field) => [field.name, field]));

/** The field of an Elasticsearch name, or undefined when lists do not show it. */
export function recordField(name: string): RecordField | undefined {
  return byName.get(name);
}

/** The name of a filter or group: the column's, but where that is another filter's too. */
export function filterLabel(field: FilterField): string {
  return field === 'provisioning.identity.name' ? 'Identity name' : (recordField(field)?.label ?? field);
}
