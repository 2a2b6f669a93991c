import { createDataFrame, type DataFrame, type Field, FieldType } from '@grafana/data';

import { type FieldKind, type RecordField, recordField } from '../../fields';
import { STAND_INS } from '../request/search';
import { type Cursor, DOCUMENT_COLUMN, DOCUMENT_ID_COLUMN, type RecordsMeta } from '../types';
import { noticesOf } from './notices';
import { type Hit, type SearchResponse } from './searchResponse';

interface Asked {
  refId: string;
  /** The request, readable. */
  executed: string;
  columns: string[];
  /** Whether whole documents were asked for. */
  documents: boolean;
  limit: number;
  after?: Cursor | undefined;
}

/** A page of records as the frame that `RecordsQuery` promises: a row a record, a field a column. */
export function recordsFrame(
  response: SearchResponse,
  { refId, executed, columns, documents, limit, after }: Asked
): DataFrame {
  const { hits } = response.hits;
  const total = response.hits.total?.value;
  const more = hits.length === limit && (after !== undefined || total === undefined || total > hits.length);
  const custom: RecordsMeta = { total, cursor: more ? hits.at(-1)?.sort : undefined };
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
      uniqueRowIdFields: [columns.length],
      executedQueryString: executed,
    },
  });
}

function idField(hits: Hit[]): Field {
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

function columnField(name: string, hits: Hit[]): Field {
  const field: RecordField = recordField(name) ?? { name, label: name, kind: 'text' };
  const { label, kind } = field;
  const { type, valueOf, ...presentation } = presentations[kind];
  const unit = field.unit ?? presentation.unit;
  return {
    name,
    type,
    config: unit === undefined ? { displayName: label } : { displayName: label, unit },
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

function firstNumber([value]: unknown[]): number | null {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function joined(values: unknown[]): string | null {
  const texts = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return texts.length === 0 ? null : texts.join(', ');
}
