import { type DataFrame, type Field, FieldType } from '@grafana/data';

import { DOCUMENT_ID_COLUMN } from '../../datasource/types';

import { BYTE_ORDER_MARK, type Cell, csvRow } from './csv';
import { type DownloadedFile } from './download';

/** A table as a CSV file: every column but the one that opens records, times as ISO 8601 in UTC. */
export function tableFile(name: string, { fields, length }: DataFrame): DownloadedFile {
  const columns = fields.filter((field) => field.name !== DOCUMENT_ID_COLUMN);
  const rows = Array.from({ length }, (_, row) => csvRow(columns.map((field) => cellOf(field, row))));
  const text = [BYTE_ORDER_MARK, csvRow(columns.map(headerOf)), ...rows];
  return { name, content: new Blob(text, { type: 'text/csv;charset=utf-8' }) };
}

function headerOf({ name, config: { displayName = name, unit } }: Field): string {
  return unit === 'ms' ? `${displayName} (ms)` : displayName;
}

function cellOf({ type, values }: Field, row: number): Cell {
  const value: unknown = values[row];
  if (typeof value === 'number' && type === FieldType.time) {
    return new Date(value).toISOString();
  }
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}
