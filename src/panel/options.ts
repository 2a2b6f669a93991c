import { DEFAULT_COLUMNS, RECORD_FIELDS, type RecordFieldName } from '../fields';

/** Kept in the dashboard. */
export interface RecordsPanelOptions {
  columns: RecordFieldName[];
}

/** Columns as a dashboard's JSON gives them: names that are none are left out; the default when none is left. */
export function columnsOf(value: unknown): RecordFieldName[] {
  const names: unknown[] = Array.isArray(value) ? value : [];
  const columns = names.flatMap((name) => RECORD_FIELDS.find((field) => field.name === name)?.name ?? []);
  return columns.length > 0 ? [...new Set(columns)] : [...DEFAULT_COLUMNS];
}
