import { createDataFrame, type DataFrame, DataFrameType, FieldType } from '@grafana/data';

import { levelOf } from '../severity';
import { type RecordsMeta } from '../types';
import { firstNumber, joined } from './fieldValues';
import { noticesOf } from './notices';
import { type Asked, recordsMeta } from './recordsFrame';
import { type Hit, type SearchResponse } from './searchResponse';

/** What a log line shows by itself, so that it is no label. */
const SHOWN: ReadonlySet<string> = new Set(['@timestamp', 'message', 'event.ingested']);

/** A page of records as log lines: `timestamp`, `body`, `severity`, `id`, and the columns that have a value as `labels`. */
export function logsFrame(response: SearchResponse, asked: Asked & { words: string[] }): DataFrame {
  const { hits } = response.hits;
  const { refId, executed, columns, limit, words } = asked;
  const custom: RecordsMeta = recordsMeta(response, asked);
  const valuesOf = (name: string) => hits.map(({ fields }) => fields[name] ?? []);
  return createDataFrame({
    refId,
    name: 'Provisioning log',
    fields: [
      { name: 'timestamp', type: FieldType.time, config: {}, values: valuesOf('@timestamp').map(firstNumber) },
      {
        name: 'body',
        type: FieldType.string,
        config: {},
        values: valuesOf('message').map((text) => joined(text) ?? ''),
      },
      {
        name: 'severity',
        type: FieldType.string,
        config: {},
        values: valuesOf('provisioning.status').map(([status]) => levelOf(status)),
      },
      { name: 'id', type: FieldType.string, config: {}, values: hits.map(({ _id }) => _id) },
      { name: 'labels', type: FieldType.other, config: {}, values: hits.map((hit) => labelsOf(hit, columns)) },
    ],
    meta: {
      type: DataFrameType.LogLines,
      typeVersion: [0, 0],
      preferredVisualisationType: 'logs',
      uniqueRowIdFields: [3],
      // Explore shows "limit" beside the number of lines, and marks the words.
      custom: { ...custom, limit, searchWords: words },
      notices: noticesOf(response),
      executedQueryString: executed,
    },
  });
}

function labelsOf({ fields }: Hit, columns: string[]): Record<string, string> {
  const labels = columns.flatMap((column): Array<[string, string]> => {
    const text = SHOWN.has(column) ? null : joined(fields[column] ?? []);
    return text === null ? [] : [[column, text]];
  });
  return Object.fromEntries(labels);
}
