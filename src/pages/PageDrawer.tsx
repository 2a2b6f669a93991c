import { type DataSourceApi } from '@grafana/data';
import React from 'react';

import { RecordDrawer } from '../records/drawer/RecordDrawer';
import { placeOf } from '../records/drawer/recordPlace';
import { NO_FILTERS, withFilter } from '../records/filters/filterState';
import { type RecordRow, rowNumber } from '../records/frame';

import { type PageState } from './pageState';
import { type UpdatePageState } from './usePageState';

interface Props {
  source: DataSourceApi;
  state: PageState;
  update: UpdatePageState;
  timeZone: string;
  /** Those of the list, and how many there are. */
  rows: readonly RecordRow[];
  total: number | undefined;
}

/** The open record of the page, if there is one. */
export function PageDrawer({ source, state, update, timeZone, rows, total }: Props) {
  if (state.record === undefined) {
    return null;
  }
  const row = rows.find(({ documentId }) => documentId === state.record);
  return (
    <RecordDrawer
      source={source}
      documentId={state.record}
      row={row}
      time={row && rowNumber(row, '@timestamp')}
      timeZone={timeZone}
      tab={state.tab}
      onTabChange={(tab) => update((newest) => ({ ...newest, tab }), 'replace')}
      onClose={() => update((newest) => ({ ...newest, record: undefined, tab: 'steps' }))}
      place={placeOf(
        state.record,
        { rows, total },
        // Reading on from record to record is one visit.
        ({ documentId }) => update((newest) => ({ ...newest, record: documentId }), 'replace')
      )}
      onFilter={({ field, value }) =>
        update((newest) => ({
          ...newest,
          ...withFilter(NO_FILTERS, field, [value]),
          list: 'records',
          record: undefined,
          tab: 'steps',
        }))
      }
    />
  );
}
