/** What a record's field holds, as far as showing and querying it goes. */
export type FieldKind = 'time' | 'text' | 'keyword' | 'keywords' | 'number' | 'duration';

export interface RecordField {
  /** The Elasticsearch field (schema/src/document.ts). */
  name: string;
  /** As the Entra portal calls it, where the portal has it. The same in every language: dashboards and files rely on it. */
  title: string;
  kind: FieldKind;
  /** Grafana's name for the unit of a number. */
  unit?: string;
}

/** Every field a list can show, in the order the column chooser offers them. */
export const RECORD_FIELDS = [
  { name: '@timestamp', title: 'Date', kind: 'time' },
  { name: 'provisioning.identity.name', title: 'Identity', kind: 'keyword' },
  { name: 'provisioning.action', title: 'Action', kind: 'keyword' },
  { name: 'provisioning.source_system.name', title: 'Source system', kind: 'keyword' },
  { name: 'provisioning.target_system.name', title: 'Target system', kind: 'keyword' },
  { name: 'provisioning.application.name', title: 'Application', kind: 'keyword' },
  { name: 'provisioning.status', title: 'Status', kind: 'keyword' },
  { name: 'error.code', title: 'Error code', kind: 'keyword' },
  { name: 'error.message', title: 'Reason', kind: 'text' },
  { name: 'provisioning.error.class', title: 'Error class', kind: 'keyword' },
  { name: 'provisioning.error.category', title: 'Error category', kind: 'keyword' },
  { name: 'provisioning.skip_reason', title: 'Skip reason', kind: 'keyword' },
  { name: 'provisioning.failed_step', title: 'Failed step', kind: 'keyword' },
  { name: 'provisioning.retry.attempt', title: 'Retry attempt', kind: 'number' },
  { name: 'provisioning.retry.next_at', title: 'Next attempt', kind: 'time' },
  { name: 'provisioning.changed', title: 'Modified properties', kind: 'keywords' },
  { name: 'event.duration', title: 'Duration', kind: 'duration' },
  { name: 'message', title: 'Summary', kind: 'text' },
  { name: 'provisioning.identity.id', title: 'Identity ID', kind: 'keyword' },
  { name: 'provisioning.source_identity.name', title: 'Source identity', kind: 'keyword' },
  { name: 'provisioning.source_identity.id', title: 'Source ID', kind: 'keyword' },
  { name: 'provisioning.source_identity.type', title: 'Source type', kind: 'keyword' },
  { name: 'provisioning.target_identity.name', title: 'Target identity', kind: 'keyword' },
  { name: 'provisioning.target_identity.id', title: 'Target ID', kind: 'keyword' },
  { name: 'provisioning.target_identity.type', title: 'Target type', kind: 'keyword' },
  { name: 'provisioning.initiated_by.name', title: 'Initiated by', kind: 'keyword' },
  { name: 'provisioning.application.id', title: 'Application ID', kind: 'keyword' },
  { name: 'provisioning.source_system.id', title: 'Source system ID', kind: 'keyword' },
  { name: 'provisioning.target_system.id', title: 'Target system ID', kind: 'keyword' },
  { name: 'provisioning.job_id', title: 'Job ID', kind: 'keyword' },
  { name: 'provisioning.cycle_id', title: 'Cycle ID', kind: 'keyword' },
  { name: 'provisioning.change_id', title: 'Change ID', kind: 'keyword' },
  { name: 'provisioning.error.http_status', title: 'HTTP status', kind: 'keyword' },
  { name: 'provisioning.error.scim_type', title: 'SCIM error type', kind: 'keyword' },
  { name: 'provisioning.error.fingerprint', title: 'Error fingerprint', kind: 'keyword' },
  { name: 'provisioning.initiated_by.type', title: 'Initiator type', kind: 'keyword' },
  { name: 'event.id', title: 'Record ID', kind: 'keyword' },
  { name: 'event.ingested', title: 'Ingested', kind: 'time' },
  { name: 'provisioning.ingest_delay', title: 'Ingest delay', kind: 'number', unit: 's' },
  { name: 'organization.id', title: 'Tenant ID', kind: 'keyword' },
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

/** The name of a filter or group in an answer: the column's, but where that is another filter's too. */
export function filterTitle(field: FilterField): string {
  return field === 'provisioning.identity.name' ? 'Identity name' : (recordField(field)?.title ?? field);
}
