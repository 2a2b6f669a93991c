import { type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { isJsonObject } from '@provlogs/schema/json';
import { type JsonObject, type JsonValue, type ProvisioningStep } from '@provlogs/schema/record';

import { DOCUMENT_COLUMN } from '../../datasource/types';

/** The stored document of a record query's frame. Throws a sentence for people when there is none. */
export function readRecordDocument(frames: DataFrame[]): JsonObject {
  const field = frames[0]?.fields.find(({ name }) => name === DOCUMENT_COLUMN);
  if (!field) {
    throw new Error(t('drawer.noRecord', 'The data source answered without a record.'));
  }
  const value: unknown = field.values[0];
  if (value === undefined || value === null) {
    throw new Error(t('drawer.noSuchRecord', 'There is no such record. Records older than the retention are deleted.'));
  }
  return readDocument(value);
}

/** A stored document as a frame holds it: an object, or its JSON. Throws a sentence for people when it is none. */
export function readDocument(value: unknown): JsonObject {
  const document: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  if (!isObject(document)) {
    throw new Error(t('drawer.noObject', 'The stored record is not a JSON object.'));
  }
  return document;
}

// It came as JSON, so its members are JSON values too.
function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a dotted path of objects. */
export function valueAt(document: JsonObject, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const key of path.split('.')) {
    value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

/** The text at a dotted path; undefined when there is none or it is empty. */
export function textAt(document: JsonObject, path: string): string | undefined {
  const value = valueAt(document, path);
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The record's steps, in order. What is not of its documented kind is kept as details. */
export function stepsOf(document: JsonObject): ProvisioningStep[] {
  const steps = valueAt(document, 'provisioning.steps');
  return Array.isArray(steps) ? steps.map(stepOf) : [];
}

const UNREADABLE_STEP = { name: null, description: null, provisioningStepType: null, status: null };

function stepOf(step: JsonValue): ProvisioningStep {
  if (!isJsonObject(step)) {
    return { ...UNREADABLE_STEP, details: { step } };
  }
  return {
    name: textOrNull(step.name),
    description: textOrNull(step.description),
    provisioningStepType: textOrNull(step.provisioningStepType),
    status: textOrNull(step.status),
    details: detailsOf(step.details),
  };
}

function detailsOf(details: JsonValue | undefined): JsonObject | null {
  if (details === undefined || details === null) {
    return null;
  }
  return isJsonObject(details) ? details : { details };
}

export interface ModifiedProperty {
  name: string;
  /** Null: unknown, or there was none. Empty text: it was empty. */
  oldValue: string | null;
  newValue: string | null;
}

/** The record's modified properties, in order. */
export function modifiedPropertiesOf(document: JsonObject): ModifiedProperty[] {
  const properties = valueAt(document, 'provisioning.modified_properties');
  return (Array.isArray(properties) ? properties : []).filter(isJsonObject).map((property) => ({
    name: textOrNull(property.name) ?? '',
    oldValue: textOrNull(property.old_value),
    newValue: textOrNull(property.new_value),
  }));
}

function textOrNull(value: JsonValue | undefined): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
