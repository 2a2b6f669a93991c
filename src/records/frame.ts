import { type DataFrame, type QueryResultMetaNotice } from '@grafana/data';

import { type Cursor, DOCUMENT_COLUMN, DOCUMENT_ID_COLUMN } from '../datasource/types';

/** One record of a list. */
export interface RecordRow {
  documentId: string;
  /** By Elasticsearch field name; what the frame held, to be narrowed where it is shown. */
  values: ReadonlyMap<string, unknown>;
}

/** A records frame as the list uses it. */
export interface RecordsPage {
  rows: RecordRow[];
  /** Names of the frame's columns, without the document id. */
  columns: string[];
  /** Records that match, on this page or not. */
  total: number;
  /** Where the next page begins; missing on the last one. */
  cursor?: Cursor;
  notices: QueryResultMetaNotice[];
}

/** The frame's rows and its `RecordsMeta`; undefined when it is not a records frame. */
export function recordsPageOf(frame: DataFrame): RecordsPage | undefined {
  const ids = frame.fields.find((field) => field.name === DOCUMENT_ID_COLUMN);
  // The frame of one whole record has an id too.
  if (!ids || frame.fields.some((field) => field.name === DOCUMENT_COLUMN)) {
    return undefined;
  }
  const columns = frame.fields.filter((field) => field !== ids);
  const rows: RecordRow[] = [];
  for (let index = 0; index < frame.length; index++) {
    const values = new Map<string, unknown>(columns.map((field) => [field.name, field.values[index]]));
    rows.push({ documentId: String(ids.values[index]), values });
  }
  const custom: Record<string, unknown> = frame.meta?.custom ?? {};
  return {
    rows,
    columns: columns.map((field) => field.name),
    total: typeof custom.total === 'number' ? custom.total : rows.length,
    cursor: cursorOf(custom.cursor),
    notices: frame.meta?.notices ?? [],
  };
}

/** What a frame's `meta.custom` says about the next page, if it is a cursor. */
export function cursorOf(value: unknown): Cursor | undefined {
  return isCursor(value) ? value : undefined;
}

function isCursor(value: unknown): value is Cursor {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((part) => typeof part === 'string' || typeof part === 'number')
  );
}

/** The text of a row's field; undefined when there is none. */
export function rowText(row: RecordRow, field: string): string | undefined {
  const value = row.values.get(field);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The number of a row's field; undefined when there is none. */
export function rowNumber(row: RecordRow, field: string): number | undefined {
  const value = row.values.get(field);
  return typeof value === 'number' ? value : undefined;
}
