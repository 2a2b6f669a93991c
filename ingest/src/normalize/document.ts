import { type ProvisioningDocument } from '@provlogs/schema/document';
import { graphTime } from '@provlogs/schema/graphRecord';
import {
  type GraphRecord,
  type JsonObject,
  type JsonValue,
  type ProvisioningAction,
  type ProvisioningStatus,
} from '@provlogs/schema/record';
import { errorDocument, type StatusInfo, takeStatusInfo } from './error.ts';
import { identityTerms } from './identityTerms.ts';
import { RECORD_KEYS } from './keys.ts';
import { message } from './message.ts';
import { changedNames, takeModifiedProperties } from './modifiedProperties.ts';
import { retryOf } from './retry.ts';
import { descriptionsOf, failedStep, skipReason, stepsOf } from './steps.ts';
import { APPLICATION, IDENTITY, INITIATOR, isEmpty, SYSTEM, takeParty, takeText, takeUnknown } from './take.ts';
import { ACTION_WORDS, wordOf } from './words.ts';

const KNOWN_KEYS = new Set(RECORD_KEYS.names.values());
const NANOSECONDS = 1_000_000;
/** About 285 years: what a long holds in nanoseconds. */
const LONGEST_DURATION = 9e12;

/** ECS: what the event did. A staged deletion has not changed anything yet. */
const EVENT_TYPES = {
  create: 'creation',
  update: 'change',
  delete: 'deletion',
  disable: 'change',
  stagedDelete: 'info',
  other: 'info',
} as const satisfies Record<ProvisioningAction, string>;

export interface DocumentTimes {
  /** activityDateTime, in milliseconds since 1970. */
  activity: number;
  /** When the worker read the record, in milliseconds since 1970. */
  ingested: number;
}

/**
 * The document of a record in Graph's spelling. Every field gets a value of the type its mapping asks for; whatever
 * no field can carry is in `provisioning.remainder`. Fields without a value are undefined, so JSON leaves them out.
 * Parts are shared with the record, which is not changed.
 */
export function toDocument(record: GraphRecord, times: DocumentTimes, envelope?: JsonObject): ProvisioningDocument {
  const rest: JsonObject = {};
  const timestamp = new Date(times.activity).toISOString();
  if (record.activityDateTime !== graphTime(timestamp)) {
    rest['activityDateTime'] = record.activityDateTime;
  }
  const tenantId = takeText(record, 'tenantId', rest);
  const word = takeText(record, 'provisioningAction', rest);
  const action = wordOf(word, ACTION_WORDS) ?? 'other';
  // A document's `other` also stands for no word at all.
  if (word !== undefined && (action === 'other' || action !== word)) {
    rest['provisioningAction'] = word;
  }
  const duration = takeDuration(record, rest);
  const info = takeStatusInfo(record, rest);
  const steps = takeSteps(record, rest);
  const sourceSystem = takeParty(record, 'sourceSystem', SYSTEM, rest);
  const targetSystem = takeParty(record, 'targetSystem', SYSTEM, rest);
  const application = takeParty(record, 'servicePrincipal', APPLICATION, rest);
  const source = takeParty(record, 'sourceIdentity', IDENTITY, rest);
  const target = takeParty(record, 'targetIdentity', IDENTITY, rest);
  const jobId = takeText(record, 'jobId', rest);
  const cycleId = takeText(record, 'cycleId', rest);
  const changeId = takeText(record, 'changeId', rest);
  const initiatedBy = takeParty(record, 'initiatedBy', INITIATOR, rest);
  const modifiedProperties = takeModifiedProperties(record, rest);
  takeUnknown(record, KNOWN_KEYS, rest);

  const identities = [source, target];
  const identity = { id: source?.id ?? target?.id ?? record.id, name: source?.name ?? target?.name };
  const identityType = source?.type ?? target?.type;
  const stepObjects = stepsOf(steps);
  const skipped = skipReason(stepObjects, info.status);

  return {
    '@timestamp': timestamp,
    event: {
      id: record.id,
      ingested: new Date(times.ingested).toISOString(),
      duration,
      action: action === 'other' ? (word ?? action) : action,
      outcome: outcomeOf(info.status),
      kind: 'event',
      category: ['iam'],
      type: [EVENT_TYPES[action], ...objectTypes(identityType)],
      dataset: 'entra.provisioning',
      module: 'entra',
    },
    organization: tenantId === undefined ? undefined : { id: tenantId },
    message: message({
      action,
      status: info.status,
      identityType,
      identity: identity.name ?? identity.id,
      source: sourceSystem?.name,
      target: targetSystem?.name ?? application?.name,
      code: info.code,
      reason: info.reason,
      skipReason: skipped,
    }),
    error: hasError(info) ? { code: info.code, message: info.reason } : undefined,
    provisioning: {
      status: info.status,
      action,
      failed: info.status === 'failure' ? 1 : 0,
      change_id: changeId,
      cycle_id: cycleId,
      job_id: jobId,
      application,
      source_system: sourceSystem,
      target_system: targetSystem,
      source_identity: source,
      target_identity: target,
      identity,
      initiated_by: initiatedBy,
      identity_terms: identityTerms(identities, stepObjects),
      error: errorDocument(info, identities),
      skip_reason: skipped,
      failed_step: failedStep(stepObjects),
      retry: retryOf(stepObjects, info.reason, info.status),
      changed: changedNames(modifiedProperties ?? []),
      modified_properties: modifiedProperties,
      ingest_delay: Math.round((times.ingested - times.activity) / 1000),
      descriptions: descriptionsOf(stepObjects),
      steps,
      remainder: isEmpty(rest) ? undefined : rest,
      envelope,
    },
  };
}

/** Nanoseconds, so long as they are a whole number that is not negative and that a long can hold. */
function takeDuration(record: JsonObject, rest: JsonObject): number | undefined {
  const value = record['durationInMilliseconds'];
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST_DURATION) {
    return value * NANOSECONDS;
  }
  if (value !== undefined) {
    rest['durationInMilliseconds'] = value;
  }
  return undefined;
}

function takeSteps(record: JsonObject, rest: JsonObject): JsonValue[] | undefined {
  const value = record['provisioningSteps'];
  if (Array.isArray(value)) {
    return value;
  }
  if (value !== undefined) {
    rest['provisioningSteps'] = value;
  }
  return undefined;
}

function outcomeOf(status: ProvisioningStatus): 'success' | 'failure' | 'unknown' {
  return status === 'success' || status === 'failure' ? status : 'unknown';
}

/** ECS event types for the kind of object, which Graph gives in many spellings. */
function objectTypes(identityType: string | undefined): string[] {
  const type = identityType?.slice(-200).toLowerCase() ?? '';
  if (type.endsWith('group')) {
    return ['group'];
  }
  return type.endsWith('user') || type.endsWith('worker') ? ['user'] : [];
}

function hasError({ code, reason }: StatusInfo): boolean {
  return code !== undefined || reason !== undefined;
}
