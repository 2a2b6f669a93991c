import { type ModifiedPropertyDocument } from '@provlogs/schema/document';
import { isJsonObject } from '@provlogs/schema/json';
import { type JsonObject, type JsonValue } from '@provlogs/schema/record';

/** Each is a document of its own for Elasticsearch, which refuses more than 10,000 in one record. */
export const MAX_MODIFIED_PROPERTIES = 1000;

/**
 * The modified properties as they are indexed: names are texts, values are texts or null. When that is not all the
 * record has, the whole list also goes to `rest`.
 */
export function takeModifiedProperties(record: JsonObject, rest: JsonObject): ModifiedPropertyDocument[] | undefined {
  const list = record['modifiedProperties'];
  if (!Array.isArray(list)) {
    if (list !== undefined) {
      rest['modifiedProperties'] = list;
    }
    return undefined;
  }
  const properties: ModifiedPropertyDocument[] = [];
  let isExact = list.length <= MAX_MODIFIED_PROPERTIES;
  for (const item of list.slice(0, MAX_MODIFIED_PROPERTIES)) {
    const property = isJsonObject(item) ? propertyOf(item) : undefined;
    if (property !== undefined) {
      properties.push(property);
    }
    isExact &&= property !== undefined && isJsonObject(item) && carries(property, item);
  }
  if (!isExact) {
    rest['modifiedProperties'] = list;
  }
  return properties;
}

function propertyOf(item: JsonObject): ModifiedPropertyDocument | undefined {
  const name = item['displayName'];
  if (typeof name !== 'string' || name === '') {
    return undefined;
  }
  return { name, old_value: textOf(item['oldValue']), new_value: textOf(item['newValue']) };
}

function textOf(value: JsonValue | undefined): string | null {
  if (value === undefined || value === null || typeof value === 'string') {
    return value ?? null;
  }
  return JSON.stringify(value);
}

function carries(property: ModifiedPropertyDocument, item: JsonObject): boolean {
  return (
    Object.keys(item).length === 3 && item['oldValue'] === property.old_value && item['newValue'] === property.new_value
  );
}

/** The names of the properties whose value changed, each once; undefined when there is none. */
export function changedNames(properties: readonly ModifiedPropertyDocument[]): string[] | undefined {
  const changed = properties.filter(({ old_value, new_value }) => old_value !== new_value);
  return changed.length === 0 ? undefined : Array.from(new Set(changed.map(({ name }) => name)));
}
