import { type ProvisioningDocument } from '@provlogs/schema/document';
import { documentId, MAX_DOCUMENT_ID_LENGTH } from '@provlogs/schema/documentId';
import { nonEmptyText } from '@provlogs/schema/json';
import { type GraphRecord, type JsonObject, type JsonValue } from '@provlogs/schema/record';
import { completed, envelopeRemainder } from './diagnosticRecord.ts';
import { toDocument } from './document.ts';
import { type Rejection, shown } from './rejection.ts';
import { type ShapedRecord, shapeOf } from './shape.ts';
import { withGraphSpelling } from './spelling.ts';
import { readTime } from './time.ts';

export interface NormalizeOptions {
  /** The worker's clock, in milliseconds since 1970. */
  ingestedAt: number;
  /** The tenant of records that do not name theirs. */
  defaultTenantId?: string | undefined;
}

/** A record brought into Graph's shape, and what its envelope says beyond it. */
export interface ReadRecord {
  record: GraphRecord;
  /** activityDateTime in milliseconds since 1970: it decides about the index. */
  activityTime: number;
  envelope: JsonObject | undefined;
}

export interface NormalizedRecord {
  documentId: string;
  activityTime: number;
  document: ProvisioningDocument;
}

export type NormalizeResult = ({ ok: true } & NormalizedRecord) | ({ ok: false } & Rejection);

/**
 * Turns one input object, a Graph object, an entry of a portal download or a diagnostic record, into its document, or
 * says why it is no provisioning log record. The value is not changed; the document shares parts with it.
 */
export function normalize(value: JsonValue, options: NormalizeOptions): NormalizeResult {
  const read = toGraphRecord(value, options.defaultTenantId);
  if ('kind' in read) {
    return { ok: false, ...read };
  }
  const { record, activityTime, envelope } = read;
  const id = documentId(nonEmptyText(record['tenantId']), record.id);
  const unusable = unusableId(id);
  if (unusable !== undefined) {
    return { ok: false, ...unusable };
  }
  const times = { activity: activityTime, ingested: options.ingestedAt };
  return { ok: true, documentId: id, activityTime, document: toDocument(record, times, envelope) };
}

/** Undoes the spellings of the sources, and refuses what has no id or time. */
export function toGraphRecord(value: JsonValue, defaultTenantId?: string): ReadRecord | Rejection {
  const shaped = shapeOf(value);
  if ('kind' in shaped) {
    return shaped;
  }
  const record = withTenant(inGraphShape(shaped), defaultTenantId);
  const { id, activityDateTime } = record;
  if (typeof id !== 'string' || id.trim() === '') {
    return { kind: 'noId', reason: `The record has no id${given(id)}, so it could not be told from others.` };
  }
  if (activityDateTime === undefined || activityDateTime === null || activityDateTime === '') {
    return { kind: 'noTime', reason: `The record ${shown(id)} has no activityDateTime.` };
  }
  const activityTime = readTime(activityDateTime);
  if (activityTime === undefined || !isGraphRecord(record)) {
    return {
      kind: 'unreadableTime',
      reason: `The record ${shown(id)} has an activityDateTime that is no time: ${shown(activityDateTime)}.`,
    };
  }
  const envelope = shaped.envelope === undefined ? undefined : envelopeRemainder(shaped.envelope, record);
  return { record, activityTime, envelope };
}

function inGraphShape({ properties, envelope }: ShapedRecord): JsonObject {
  const record = withGraphSpelling(properties);
  return envelope === undefined ? record : completed(record, envelope);
}

function withTenant(record: JsonObject, defaultTenantId: string | undefined): JsonObject {
  const isMissing = defaultTenantId !== undefined && nonEmptyText(record['tenantId']) === undefined;
  return isMissing ? { ...record, tenantId: defaultTenantId } : record;
}

function isGraphRecord(record: JsonObject): record is GraphRecord {
  return typeof record['id'] === 'string' && typeof record['activityDateTime'] === 'string';
}

function given(id: JsonValue | undefined): string {
  return id === undefined || id === null || id === '' ? '' : ` (${shown(id)} is no text that names it)`;
}

function unusableId(id: string): Rejection | undefined {
  if (id.length > MAX_DOCUMENT_ID_LENGTH) {
    return {
      kind: 'unusableId',
      reason: `The record's tenant and id together have ${id.length} characters; at most ${MAX_DOCUMENT_ID_LENGTH} can be kept.`,
    };
  }
  if (/\p{Surrogate}/u.test(id)) {
    return {
      kind: 'unusableId',
      reason: `The record's tenant and id, ${shown(id)}, are no valid text: they hold half a character.`,
    };
  }
  return undefined;
}
