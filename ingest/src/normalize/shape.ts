import { isJsonObject } from '@provlogs/schema/json';
import { type JsonObject, type JsonValue } from '@provlogs/schema/record';
import { ENVELOPE_KEYS, withKeys, without } from './keys.ts';
import { type Rejection, shown } from './rejection.ts';
import { parsed } from './spelling.ts';

/** A record as its source spells it, and what came around it. */
export interface ShapedRecord {
  properties: JsonObject;
  /** A diagnostic record's own keys, without `properties`; undefined for a Graph object or a portal download. */
  envelope?: JsonObject;
}

const CATEGORY = 'provisioninglogs';
const PROVIDER = /\/providers\/microsoft\.aadiam\/?$/i;

/** Tells a diagnostic record from a Graph object, and refuses what other services put under the same roof. */
export function shapeOf(value: JsonValue): ShapedRecord | Rejection {
  if (!isJsonObject(value)) {
    return { kind: 'notAnObject', reason: `A record has to be a JSON object, but this is ${kindOf(value)}.` };
  }
  if (Object.hasOwn(value, 'activityDateTime')) {
    return { properties: value };
  }
  const envelope = withKeys(value, ENVELOPE_KEYS);
  if (!Object.hasOwn(envelope, 'properties') && !Object.hasOwn(envelope, 'category')) {
    return { properties: value };
  }
  const { properties: content, ...rest } = envelope;
  const refused = refusal(rest);
  if (refused !== undefined) {
    return refused;
  }
  const properties = parsed(content ?? {});
  if (!isJsonObject(properties)) {
    return {
      kind: 'unreadableProperties',
      reason: `The record's "properties" have to be a JSON object, or text that holds one, but they are ${shown(content)}.`,
    };
  }
  return { properties: withoutEmptyPair(properties), envelope: withoutEmptyPair(rest) };
}

/** Azure's Managed DevOps Pools, for one, sends its records under the same category. */
function refusal({ category, resourceId }: JsonObject): Rejection | undefined {
  if (typeof category === 'string' && category.toLowerCase() !== CATEGORY) {
    return {
      kind: 'otherCategory',
      reason: `The record's category is ${shown(category)}; only ProvisioningLogs are read. Send the other categories elsewhere.`,
    };
  }
  if (typeof resourceId === 'string' && resourceId !== '' && !PROVIDER.test(resourceId.slice(-100))) {
    return {
      kind: 'otherService',
      reason: `The record comes from another service than Microsoft Entra ID: its resourceId is ${shown(resourceId)} and does not end with /providers/Microsoft.aadiam.`,
    };
  }
  return undefined;
}

/** Azure's services sometimes put a pair `"": ""` in front of a record's keys. */
function withoutEmptyPair(object: JsonObject): JsonObject {
  return object[''] === '' ? without(object, (key) => key === '') : object;
}

function kindOf(value: JsonValue): string {
  if (value === null) {
    return 'null';
  }
  return Array.isArray(value) ? 'an array' : `a ${typeof value}: ${shown(value)}`;
}
