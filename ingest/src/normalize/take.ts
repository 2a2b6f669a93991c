import { type IdentityDocument } from '@provlogs/schema/document';
import { isJsonObject, setOwn } from '@provlogs/schema/json';
import { type JsonObject, type JsonValue } from '@provlogs/schema/record';

/** The text under a key, if it is one and not empty; anything else goes to `rest`. */
export function takeText(from: JsonObject, key: string, rest: JsonObject): string | undefined {
  const value = from[key];
  if (typeof value === 'string' && value !== '') {
    return value;
  }
  if (value !== undefined) {
    rest[key] = value;
  }
  return undefined;
}

/** The keys that are none of `known` go to `rest`. */
export function takeUnknown(from: JsonObject, known: ReadonlySet<string>, rest: JsonObject): void {
  for (const key in from) {
    const value = from[key];
    if (!known.has(key) && value !== undefined) {
      setOwn(rest, key, value);
    }
  }
}

export function isEmpty(object: JsonObject): boolean {
  for (const _ in object) {
    return false;
  }
  return true;
}

/** Puts what was left of an object into the rest of the one that holds it. */
export function keepRest(rest: JsonObject, key: string, inner: JsonObject): void {
  if (!isEmpty(inner)) {
    rest[key] = inner;
  }
}

interface PartyKeys {
  known: ReadonlySet<string>;
  /** Which key holds the kind of party, and whether there are details. */
  type?: 'identityType' | 'initiatorType';
  details?: true;
}

export const APPLICATION: PartyKeys = { known: new Set(['id', 'displayName']) };
export const INITIATOR: PartyKeys = { known: new Set(['id', 'displayName', 'initiatorType']), type: 'initiatorType' };
export const SYSTEM: PartyKeys = { known: new Set(['id', 'displayName', 'details']), details: true };
export const IDENTITY: PartyKeys = {
  known: new Set(['id', 'displayName', 'identityType', 'details']),
  type: 'identityType',
  details: true,
};

/**
 * An application, system, identity or initiator. Of a list, as Graph documents one for servicePrincipal, the first;
 * the list then stays in `rest`. Undefined when there is none of its fields.
 */
export function takeParty(
  record: JsonObject,
  key: string,
  keys: PartyKeys,
  rest: JsonObject
): IdentityDocument | undefined {
  const value = record[key];
  if (value === undefined) {
    return undefined;
  }
  const source = Array.isArray(value) ? value[0] : value;
  if (!isJsonObject(source)) {
    rest[key] = value;
    return undefined;
  }
  const left: JsonObject = {};
  const party = partyOf(source, keys, left);
  if (party === undefined || Array.isArray(value)) {
    rest[key] = value;
  } else {
    keepRest(rest, key, left);
  }
  return party;
}

function partyOf(source: JsonObject, { known, type: typeKey, details: hasDetails }: PartyKeys, rest: JsonObject) {
  const id = takeText(source, 'id', rest);
  const name = takeText(source, 'displayName', rest);
  const type = typeKey === undefined ? undefined : takeText(source, typeKey, rest);
  const details = hasDetails === undefined ? undefined : takeObject(source, 'details', rest);
  takeUnknown(source, known, rest);
  return id === undefined && name === undefined && type === undefined && details === undefined
    ? undefined
    : { id, name, type, details };
}

function takeObject(from: JsonObject, key: string, rest: JsonObject): JsonObject | undefined {
  const value: JsonValue | undefined = from[key];
  if (isJsonObject(value)) {
    return value;
  }
  if (value !== undefined) {
    rest[key] = value;
  }
  return undefined;
}
