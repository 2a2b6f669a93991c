import { setOwn } from '@provlogs/schema/json';
import { type JsonObject, type JsonValue } from '@provlogs/schema/record';

export interface Keys {
  /** Graph's names by every spelling that counts as the same name. */
  names: ReadonlyMap<string, string>;
  /** Graph's names by the other names that diagnostic records use. */
  aliases: ReadonlyMap<string, string>;
}

function keys(names: readonly string[], aliases: Readonly<Record<string, string>> = {}): Keys {
  return { names: new Map(names.flatMap((name) => spellings(name, name))), aliases: new Map(aliasSpellings(aliases)) };
}

function aliasSpellings(aliases: Readonly<Record<string, string>>): Array<readonly [string, string]> {
  return Object.entries(aliases).flatMap(([alias, name]) => spellings(alias, name));
}

/** The usual spellings are found as they are; any other is lower-cased first, which costs more. */
function spellings(key: string, name: string): Array<readonly [string, string]> {
  const capitalised = key.charAt(0).toUpperCase() + key.slice(1);
  return [key.toLowerCase(), capitalised, key].map((spelling) => [spelling, name] as const);
}

const NAMED = { name: 'displayName' };

export const RECORD_KEYS = keys(
  [
    'id',
    'activityDateTime',
    'tenantId',
    'jobId',
    'cycleId',
    'changeId',
    'provisioningAction',
    'durationInMilliseconds',
    'initiatedBy',
    'servicePrincipal',
    'sourceSystem',
    'targetSystem',
    'sourceIdentity',
    'targetIdentity',
    'provisioningStatusInfo',
    'modifiedProperties',
    'provisioningSteps',
  ],
  { action: 'provisioningAction' }
);
export const NAMED_KEYS = keys(['id', 'displayName'], NAMED);
export const INITIATOR_KEYS = keys(['id', 'displayName', 'initiatorType'], { ...NAMED, type: 'initiatorType' });
export const SYSTEM_KEYS = keys(['id', 'displayName', 'details'], NAMED);
export const IDENTITY_KEYS = keys(['id', 'displayName', 'identityType', 'details'], NAMED);
export const STATUS_KEYS = keys(['status', 'errorInformation']);
export const ERROR_KEYS = keys(['errorCode', 'reason', 'errorCategory', 'additionalDetails', 'recommendedAction']);
export const STEP_KEYS = keys(['name', 'description', 'provisioningStepType', 'status', 'details']);
export const MODIFIED_PROPERTY_KEYS = keys(['displayName', 'oldValue', 'newValue']);
export const ENVELOPE_KEYS = keys([
  'properties',
  'time',
  'resourceId',
  'operationName',
  'operationVersion',
  'category',
  'tenantId',
  'resultType',
  'resultSignature',
  'resultDescription',
  'durationMs',
  'correlationId',
  'identity',
]);

/**
 * The object with Graph's key names, or the same object when it has no others. A key that is the name already wins
 * over another letter case of it, and both over an alias; the one that loses stays as it is.
 */
export function withKeys(object: JsonObject, keys: Keys): JsonObject {
  for (const key in object) {
    if (keys.names.get(key) !== key && (find(keys.names, key) ?? find(keys.aliases, key)) !== undefined) {
      return renamed(object, keys);
    }
  }
  return object;
}

function renamed(object: JsonObject, keys: Keys): JsonObject {
  const result: JsonObject = {};
  for (const key in object) {
    const value = object[key];
    if (value !== undefined) {
      setOwn(result, keys.names.get(key) === key ? key : nameOf(key, object, result, keys), value);
    }
  }
  return result;
}

function nameOf(key: string, object: JsonObject, result: JsonObject, { names, aliases }: Keys): string {
  const name = find(names, key);
  if (name !== undefined) {
    return Object.hasOwn(object, name) || Object.hasOwn(result, name) ? key : name;
  }
  const meant = find(aliases, key);
  return meant === undefined || Object.hasOwn(result, meant) || hasKey(object, meant, names) ? key : meant;
}

function hasKey(object: JsonObject, name: string, names: Keys['names']): boolean {
  for (const key in object) {
    if (find(names, key) === name) {
      return true;
    }
  }
  return false;
}

function find(map: ReadonlyMap<string, string>, key: string): string | undefined {
  return map.get(key) ?? map.get(key.toLowerCase());
}

/** A copy without the keys that fit; the same object when none does. */
export function without(object: JsonObject, fits: (key: string, value: JsonValue) => boolean): JsonObject {
  const entries = Object.entries(object);
  const kept = entries.filter(([key, value]) => !fits(key, value));
  if (kept.length === entries.length) {
    return object;
  }
  const result: JsonObject = {};
  for (const [key, value] of kept) {
    setOwn(result, key, value);
  }
  return result;
}
