import { type ProvisioningDocument } from '@provlogs/schema/document';
import { graphRecordOf } from '@provlogs/schema/graphRecord';
import { isJsonObject } from '@provlogs/schema/json';
import { type JsonObject, type JsonValue } from '@provlogs/schema/record';

/** A stored document as the record that Graph gave; undefined for documents that the worker did not write. */
export function graphObjectOf(document: JsonObject): JsonObject | undefined {
  const candidate: unknown = document;
  return isWorkersDocument(document, candidate) ? graphRecordOf(candidate) : undefined;
}

/** True where every part that `graphRecordOf` reads has its documented shape. */
function isWorkersDocument(document: JsonObject, candidate: unknown): candidate is ProvisioningDocument {
  const { event, organization, error, provisioning } = document;
  return (
    candidate === document &&
    typeof document['@timestamp'] === 'string' &&
    isJsonObject(event) &&
    typeof event.id === 'string' &&
    isOptional(event.duration, (value) => typeof value === 'number') &&
    isOptional(organization, isJsonObject) &&
    isOptional(error, isJsonObject) &&
    isJsonObject(provisioning) &&
    typeof provisioning.status === 'string' &&
    typeof provisioning.action === 'string' &&
    PARTIES.every((party) => isOptional(provisioning[party], isJsonObject)) &&
    isOptional(provisioning.steps, Array.isArray) &&
    isOptional(provisioning.modified_properties, (value) => Array.isArray(value) && value.every(isJsonObject))
  );
}

const PARTIES = [
  'application',
  'source_system',
  'target_system',
  'source_identity',
  'target_identity',
  'initiated_by',
  'error',
  'remainder',
] as const;

function isOptional(value: JsonValue | undefined, test: (value: JsonValue) => boolean): boolean {
  return value === undefined || test(value);
}
