import type {
  IdentityDocument,
  ModifiedPropertyDocument,
  ProvisioningDocument,
  ProvisioningErrorDocument,
} from './document.ts';
import { isJsonObject, setOwn } from './json.ts';
import type { GraphRecord, JsonObject, JsonValue } from './record.ts';

const NANOSECONDS = 1_000_000;

/**
 * The record that a document was made from, as Graph gives it: what the document's fields carry, and
 * `provisioning.remainder` merged over that.
 */
export function graphRecordOf(document: ProvisioningDocument): GraphRecord {
  const { event, organization, provisioning } = document;
  const record: GraphRecord = { id: event.id, activityDateTime: graphTime(document['@timestamp']) };
  put(record, 'tenantId', organization?.id);
  put(record, 'jobId', provisioning.job_id);
  put(record, 'cycleId', provisioning.cycle_id);
  put(record, 'changeId', provisioning.change_id);
  // `other` and `unknown` also stand for a missing word: the remainder has the word, if there was one.
  put(record, 'provisioningAction', provisioning.action === 'other' ? undefined : provisioning.action);
  put(record, 'durationInMilliseconds', milliseconds(event.duration));
  put(record, 'initiatedBy', partyOf(provisioning.initiated_by, 'initiatorType'));
  put(record, 'servicePrincipal', partyOf(provisioning.application));
  put(record, 'sourceSystem', partyOf(provisioning.source_system));
  put(record, 'targetSystem', partyOf(provisioning.target_system));
  put(record, 'sourceIdentity', partyOf(provisioning.source_identity, 'identityType'));
  put(record, 'targetIdentity', partyOf(provisioning.target_identity, 'identityType'));
  put(record, 'provisioningStatusInfo', statusInfoOf(document));
  put(record, 'provisioningSteps', provisioning.steps);
  put(record, 'modifiedProperties', provisioning.modified_properties?.map(modifiedPropertyOf));
  if (provisioning.remainder !== undefined) {
    merge(record, provisioning.remainder);
  }
  return record;
}

/** A document's time as Graph writes it: without the fraction of a second where that is zero. */
export function graphTime(timestamp: string): string {
  return timestamp.endsWith('.000Z') ? `${timestamp.slice(0, -5)}Z` : timestamp;
}

function milliseconds(duration: number | undefined): number | undefined {
  return duration === undefined ? undefined : Math.round(duration / NANOSECONDS);
}

function partyOf(party: IdentityDocument | undefined, typeKey = 'type'): JsonObject | undefined {
  if (party === undefined) {
    return undefined;
  }
  const result: JsonObject = {};
  put(result, 'id', party.id);
  put(result, 'displayName', party.name);
  put(result, typeKey, party.type);
  put(result, 'details', party.details);
  return result;
}

function statusInfoOf({ error, provisioning }: ProvisioningDocument): JsonObject | undefined {
  const info: JsonObject = {};
  put(info, 'status', provisioning.status === 'unknown' ? undefined : provisioning.status);
  put(info, 'errorInformation', errorInformationOf(error ?? {}, provisioning.error ?? {}));
  return nonEmpty(info);
}

function errorInformationOf(
  error: NonNullable<ProvisioningDocument['error']>,
  more: ProvisioningErrorDocument
): JsonObject | undefined {
  const information: JsonObject = {};
  put(information, 'errorCode', error.code);
  put(information, 'reason', error.message);
  put(information, 'errorCategory', more.category);
  put(information, 'additionalDetails', more.additional_details);
  put(information, 'recommendedAction', more.recommended_action);
  return nonEmpty(information);
}

function modifiedPropertyOf({ name, old_value, new_value }: ModifiedPropertyDocument): JsonObject {
  return { displayName: name, oldValue: old_value, newValue: new_value };
}

function nonEmpty(object: JsonObject): JsonObject | undefined {
  return Object.keys(object).length === 0 ? undefined : object;
}

function put(target: JsonObject, key: string, value: JsonValue | undefined): void {
  if (value !== undefined) {
    target[key] = value;
  }
}

/** Objects are merged; everything else of `source` replaces what `target` has. */
function merge(target: JsonObject, source: JsonObject): void {
  for (const [key, value] of Object.entries(source)) {
    const present = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isJsonObject(present) && isJsonObject(value)) {
      const copy = { ...present };
      merge(copy, value);
      setOwn(target, key, copy);
    } else {
      setOwn(target, key, value);
    }
  }
}
