import { isJsonObject } from '@provlogs/schema/json';
import { type JsonObject, type JsonValue } from '@provlogs/schema/record';

import { RECORD_FIELDS, type RecordFieldName } from '../../fields';
import { modifiedPropertiesOf, stepsOf, textAt, valueAt } from '../drawer/recordDocument';
import { graphObjectOf } from '../graph/graphJson';

import { BYTE_ORDER_MARK, type Cell, csvRow } from './csv';

/** One file of a download, as text: `head`, then every record's text with `between` among them, then `foot`. */
export interface FileFormat {
  name: string;
  type: string;
  head: string;
  between: string;
  foot: string;
  /** Empty where the record has nothing for this file. */
  textOf: (document: JsonObject) => string;
}

export const FORMAT_IDS = ['csv', 'csvFiles', 'json', 'ndjson'] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

/** The files of a format. `columns` are those of CSV's records; JSON has whole records. */
export function filesOf(format: FormatId, columns: readonly RecordFieldName[]): FileFormat[] {
  switch (format) {
    case 'csv':
      return [recordsFile(columns)];
    case 'csvFiles':
      // The other files are joined by these.
      return [recordsFile([...new Set([...columns, ...KEYS])]), STEPS_FILE, PROPERTIES_FILE];
    case 'json':
      return [{ ...JSON_FILE, name: 'ProvisioningLogs.json', head: '[\n', between: ',\n', foot: '\n]\n' }];
    case 'ndjson':
      return [
        { ...JSON_FILE, name: 'ProvisioningLogs.ndjson', type: 'application/x-ndjson', between: '\n', foot: '\n' },
      ];
  }
}

export const ALL_COLUMNS: readonly RecordFieldName[] = RECORD_FIELDS.map(({ name }) => name);

const KEYS: readonly RecordFieldName[] = ['provisioning.change_id', 'event.id'];

const JSON_FILE: Omit<FileFormat, 'name'> = {
  type: 'application/json',
  head: '',
  between: '',
  foot: '',
  textOf: (document) => JSON.stringify(graphObjectOf(document) ?? document),
};

function csvFile(name: string, header: string[], rowsOf: (document: JsonObject) => Cell[][]): FileFormat {
  return {
    name,
    type: 'text/csv;charset=utf-8',
    head: BYTE_ORDER_MARK + csvRow(header),
    between: '',
    foot: '',
    textOf: (document) => rowsOf(document).map(csvRow).join(''),
  };
}

function recordsFile(columns: readonly RecordFieldName[]): FileFormat {
  const fields = RECORD_FIELDS.filter(({ name }) => columns.includes(name)).sort(
    (a, b) => columns.indexOf(a.name) - columns.indexOf(b.name)
  );
  return csvFile(
    'ProvisioningLogs.csv',
    fields.map(({ title, kind }) => (kind === 'duration' ? `${title} (ms)` : title)),
    (document) => [
      fields.map(({ name, kind }) => {
        const value = valueAt(document, name);
        return kind === 'duration' && typeof value === 'number' ? value / 1_000_000 : cellOf(value);
      }),
    ]
  );
}

const STEPS_FILE = csvFile(
  'ProvisioningLogs_ProvisioningSteps.csv',
  ['Change ID', 'Record ID', 'Step', 'Name', 'Type', 'Status', 'Description', 'Details'],
  (document) => {
    const keys = keysOf(document);
    return stepsOf(document).map(({ name, provisioningStepType, status, description, details }, index) => [
      ...keys,
      index + 1,
      name,
      provisioningStepType,
      status,
      description,
      details && JSON.stringify(details),
    ]);
  }
);

const PROPERTIES_FILE = csvFile(
  'ProvisioningLogs_ModifiedProperties.csv',
  ['Change ID', 'Record ID', 'Property', 'Old value', 'New value'],
  (document) => {
    const keys = keysOf(document);
    return modifiedPropertiesOf(document).map(({ name, oldValue, newValue }) => [...keys, name, oldValue, newValue]);
  }
);

function keysOf(document: JsonObject): Cell[] {
  return KEYS.map((key) => textAt(document, key) ?? null);
}

function cellOf(value: JsonValue | undefined): Cell {
  if (value === undefined || value === null) {
    return null;
  }
  if (Array.isArray(value)) {
    return value.map((member) => (typeof member === 'string' ? member : JSON.stringify(member))).join(', ');
  }
  return isJsonObject(value) ? JSON.stringify(value) : value;
}
