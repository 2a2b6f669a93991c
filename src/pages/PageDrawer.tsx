import { type DataSourceApi } from '@grafana/data';
import React from 'react';

import { RecordDrawer } from '../records/drawer/RecordDrawer';
import { placeOf } from '../records/drawer/recordPlace';
import { NO_FILTERS, withFilter } from '../records/filters/filterState';
import { type RecordRow, rowNumber } from '../records/frame';

import { CLOSED } from './openRecord';
import { type UpdatePageState, useOpenRecord } from './usePageState';

interface Props {
  source: DataSourceApi;
  update: UpdatePageState;
  timeZone: string;
  /** Those of the list, and how many there are. */
  rows: readonly RecordRow[];
  total: number | undefined;
}

/** The open record of the page, if there is one. */
export function PageDrawer({ source, update, timeZone, rows, total }: Props) {
  const { record, tab } = useOpenRecord();
  if (record === undefined) {
    return null;
  }
  const row = rows.find(({ documentId }) => documentId === record);
  return (
    <RecordDrawer
      source={source}
      documentId={record}
      row={row}
      time={row && rowNumber(row, '@timestamp')}
      timeZone={timeZone}
      tab={tab}
      onTabChange={(chosen) => update((newest) => ({ ...newest, tab: chosen }), 'replace')}
      onClose={() => update((newest) => ({ ...newest, ...CLOSED }))}
      place={placeOf(
        record,
        { rows, total },
        // Reading on from record to record is one visit.
        ({ documentId }) => update((newest) => ({ ...newest, record: documentId }), 'replace')
      )}
      onFilter={({ field, value }) =>
        update((newest) => ({
          ...newest,
          ...withFilter(NO_FILTERS, field, [value]),
          ...CLOSED,
          list: 'records',
        }))
      }
    />
  );
}
