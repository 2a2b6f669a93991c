/** A value that should be one record, with its place among its neighbours when a piece held several. */
export interface Element {
  value: unknown;
  /** 1-based, or undefined when the piece was the record itself. */
  ordinal: number | undefined;
}

/** What a parsed piece holds: a record, or the records of a list, a Graph page or an Event Hubs batch. */
export function* elementsOf(value: unknown): Generator<Element> {
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

function listOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) {
    return value;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if ('value' in value && Array.isArray(value.value)) {
    return value.value;
  }
  return 'records' in value && Array.isArray(value.records) ? value.records : undefined;
}
