import { createDataFrame, type DataFrame, type Field, FieldType } from '@grafana/data';

import { type FieldKind, FILTER_FIELDS, type RecordField, recordField } from '../../fields';
import { STAND_INS } from '../request/search';
import { type Cursor, DOCUMENT_COLUMN, DOCUMENT_ID_COLUMN, RECORDS_PANEL_ID, type RecordsMeta } from '../types';
import { firstNumber, joined } from './fieldValues';
import { noticesOf } from './notices';
import { type Hit, type SearchResponse } from './searchResponse';

export interface Asked {
  refId: string;
  /** The request, readable. */
  executed: string;
  columns: string[];
  /** Whether whole documents were asked for. */
  documents: boolean;
  limit: number;
  after?: Cursor | undefined;
}

/** How many records match, and where the next page begins. */
export function recordsMeta({ hits: { hits, total } }: SearchResponse, { limit, after }: Asked): RecordsMeta {
  const more = hits.length === limit && (after !== undefined || total === undefined || total.value > hits.length);
  return { total: total?.value, cursor: more ? hits.at(-1)?.sort : undefined };
}

/** A page of records as the frame that `RecordsQuery` promises: a row a record, a field a column. */
export function recordsFrame(response: SearchResponse, asked: Asked): DataFrame {
  const { refId, executed, columns, documents } = asked;
  const { hits } = response.hits;
  const custom = recordsMeta(response, asked);
  return createDataFrame({
    refId,
    name: 'Provisioning records',
    // Last: Explore's table shows every field.
    fields: [
      ...columns.map((column) => columnField(column, hits)),
      idField(hits),
      ...(documents ? [documentField(hits)] : []),
    ],
    meta: {
      custom: { ...custom },
      notices: noticesOf(response),
      preferredVisualisationType: 'table',
      // Explore shows such frames in our list; a Grafana that does not know the key has its table.
      preferredVisualisationPluginId: RECORDS_PANEL_ID,
      uniqueRowIdFields: [columns.length],
      executedQueryString: executed,
    },
  });
}

// Of a field with many values, a cell has them all: no value that a filter could look for.
const FILTERABLE: ReadonlySet<string> = new Set(FILTER_FIELDS.filter((name) => recordField(name)?.kind === 'keyword'));

/** The ids of records, which open them and are never shown. */
export function idField(hits: readonly Hit[]): Field {
  return {
    name: DOCUMENT_ID_COLUMN,
    type: FieldType.string,
    config: { custom: { hideFrom: { viz: true, legend: true, tooltip: true } } },
    values: hits.map((hit) => hit._id),
  };
}

function documentField(hits: Hit[]): Field {
  return { name: DOCUMENT_COLUMN, type: FieldType.other, config: {}, values: hits.map((hit) => hit._source) };
}

/** A field of records as a column; the value of its stand-in where a record has none. */
export function columnField(name: string, hits: readonly Hit[]): Field {
  const field: RecordField = recordField(name) ?? { name, title: name, kind: 'text' };
  const { title, kind } = field;
  const { type, valueOf, ...presentation } = presentations[kind];
  const unit = field.unit ?? presentation.unit;
  return {
    name,
    type,
    config: {
      displayName: title,
      ...(unit === undefined ? {} : { unit }),
      // Tables offer the cell's value as an ad-hoc filter on the field of this name.
      ...(FILTERABLE.has(name) ? { filterable: true } : {}),
    },
    values: hits.map(({ fields }) => valueOf(fields[name] ?? fields[STAND_INS.get(name) ?? ''] ?? [])),
  };
}

interface Presentation {
  type: FieldType;
  unit?: string;
  valueOf: (values: unknown[]) => string | number | null;
}

const text: Presentation = { type: FieldType.string, valueOf: joined };

const presentations: Record<FieldKind, Presentation> = {
  // Asked for as epoch_millis, which Elasticsearch gives as text.
  time: { type: FieldType.time, valueOf: firstNumber },
  number: { type: FieldType.number, valueOf: firstNumber },
  duration: { type: FieldType.number, unit: 'ns', valueOf: firstNumber },
  text,
  keyword: text,
  keywords: text,
};
