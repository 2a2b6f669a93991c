import { isJsonObject } from '@provlogs/schema/json';
import type { JsonValue } from '@provlogs/schema/record';

/** A value that should be one record, with its place among its neighbours when a piece held several. */
export interface Element {
  value: JsonValue;
  /** 1-based, or undefined when the piece was the record itself. */
  ordinal: number | undefined;
}

/** What a parsed piece holds: a record, or the records of a list, a Graph page or an Event Hubs batch. */
export function* elementsOf(value: JsonValue): Generator<Element> {
  const list = listOf(value);
  if (list === undefined) {
    yield { value, ordinal: undefined };
    return;
  }
  let ordinal = 1;
  for (const item of list) {
    yield { value: item, ordinal: ordinal++ };
  }
}

function listOf(value: JsonValue): JsonValue[] | undefined {
  if (Array.isArray(value)) {
    return value;
  }
  if (!isJsonObject(value)) {
    return undefined;
  }
  // Azure's services do not agree about the letter case of keys.
  return [value.value, value.records, value.Records].find((list) => Array.isArray(list));
}
