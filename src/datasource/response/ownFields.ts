import { type Field, FieldType } from '@grafana/data';

/** A column of times in milliseconds that is no field of records; its title is that of every language. */
export function timeField<Row>(
  name: string,
  displayName: string,
  rows: readonly Row[],
  valueOf: (row: Row) => number | null
): Field {
  return { name, type: FieldType.time, config: { displayName }, values: rows.map(valueOf) };
}

/** The same of numbers. */
export function numberField<Row>(
  name: string,
  displayName: string,
  unit: string,
  rows: readonly Row[],
  valueOf: (row: Row) => number | null
): Field {
  return { name, type: FieldType.number, config: { displayName, unit }, values: rows.map(valueOf) };
}
