import { isJsonObject } from '@provlogs/schema/json';
import { type JsonObject, type JsonValue } from '@provlogs/schema/record';
import {
  ERROR_KEYS,
  IDENTITY_KEYS,
  INITIATOR_KEYS,
  type Keys,
  MODIFIED_PROPERTY_KEYS,
  NAMED_KEYS,
  RECORD_KEYS,
  STATUS_KEYS,
  STEP_KEYS,
  SYSTEM_KEYS,
  withKeys,
  without,
} from './keys.ts';
import { readTime } from './time.ts';
import {
  ACTION_WORDS,
  ERROR_CATEGORY_WORDS,
  INITIATOR_WORDS,
  STATUS_WORDS,
  STEP_STATUS_WORDS,
  STEP_TYPE_WORDS,
  type Words,
  wordOf,
} from './words.ts';

/** Undoes the spellings of one value; what it does not understand, and what is right already, comes back as it is. */
type Speller = (value: JsonValue) => JsonValue;

/** Reads JSON text where an object or an array is due. */
export function parsed(value: JsonValue): JsonValue {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Whole milliseconds from a number, or from text that holds one; decimals are cut off. */
export function wholeMilliseconds(value: JsonValue): JsonValue {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\s*-?\d{1,15}(\.\d+)?\s*$/.test(value));
  // Adding zero turns the -0 of "-0.3" into 0.
  return isNumber ? Math.trunc(Number(value)) + 0 : value;
}

function timeText(value: JsonValue): JsonValue {
  const time = typeof value === 'number' ? readTime(value) : undefined;
  return time === undefined ? value : new Date(time).toISOString();
}

function word(words: Words<string>): Speller {
  return (value) => wordOf(value, words) ?? value;
}

function object(keys: Keys, spellers: Readonly<Record<string, Speller>> = {}): Speller {
  const entries = Object.entries(spellers);
  return (value) => {
    const content = parsed(value);
    if (!isJsonObject(content)) {
      return content;
    }
    const named = withKeys(content, keys);
    let result = named;
    for (const [key, spell] of entries) {
      const before = named[key];
      const after = before === undefined ? undefined : spell(before);
      if (after !== undefined && after !== before) {
        result = result === named ? { ...named } : result;
        result[key] = after;
      }
    }
    return result;
  };
}

function list(item: Speller): Speller {
  return (value) => {
    const content = parsed(value);
    if (!Array.isArray(content)) {
      return content;
    }
    const items = content.map(item);
    return items.every((after, index) => after === content[index]) ? content : items;
  };
}

const application = object(NAMED_KEYS);
const applications = list(application);
const system = object(SYSTEM_KEYS, { details: parsed });
const identity = object(IDENTITY_KEYS, { details: parsed });
const errorInformation = object(ERROR_KEYS, { errorCategory: word(ERROR_CATEGORY_WORDS) });
const step = object(STEP_KEYS, {
  provisioningStepType: word(STEP_TYPE_WORDS),
  status: word(STEP_STATUS_WORDS),
  details: parsed,
});

const record = object(RECORD_KEYS, {
  activityDateTime: timeText,
  provisioningAction: word(ACTION_WORDS),
  durationInMilliseconds: wholeMilliseconds,
  initiatedBy: object(INITIATOR_KEYS, { initiatorType: word(INITIATOR_WORDS) }),
  // Graph documents a collection in places, and sends one object.
  servicePrincipal: (value) => (Array.isArray(value) ? applications(value) : application(value)),
  sourceSystem: system,
  targetSystem: system,
  sourceIdentity: identity,
  targetIdentity: identity,
  provisioningStatusInfo: object(STATUS_KEYS, { status: word(STATUS_WORDS), errorInformation }),
  modifiedProperties: list(object(MODIFIED_PROPERTY_KEYS)),
  provisioningSteps: list(step),
});

/**
 * A record with Graph's key names, words for enumerations, objects for JSON text, and whole milliseconds. The input is
 * not changed; parts that are right already are shared with it.
 */
export function withGraphSpelling(value: JsonObject): JsonObject {
  const result = record(value);
  return isJsonObject(result) ? withoutEchoes(result) : value;
}

/** Drops the deprecated `action` and `statusInfo` where they only repeat what the record says. */
function withoutEchoes(record: JsonObject): JsonObject {
  for (const key in record) {
    if (!RECORD_KEYS.names.has(key)) {
      return without(record, (key, value) => isEcho(key, value, record));
    }
  }
  return record;
}

function isEcho(key: string, value: JsonValue, record: JsonObject): boolean {
  if (RECORD_KEYS.names.has(key)) {
    return false;
  }
  switch (key.toLowerCase()) {
    case 'action':
      return (wordOf(value, ACTION_WORDS) ?? value) === record['provisioningAction'];
    case 'statusinfo': {
      const info = isJsonObject(value) ? withKeys(value, STATUS_KEYS) : {};
      const status = wordOf(info['status'], STATUS_WORDS);
      const main = record['provisioningStatusInfo'];
      return status !== undefined && Object.keys(info).length === 1 && isJsonObject(main) && main['status'] === status;
    }
    default:
      return false;
  }
}
