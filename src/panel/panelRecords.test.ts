import { createDataFrame, type DataFrame, FieldType, getDefaultTimeRange, LoadingState } from '@grafana/data';

import { DOCUMENT_ID_COLUMN } from '../datasource/types';

import { panelRecordsOf } from './panelRecords';

function frame(refId: string, ids: string[]): DataFrame {
  return createDataFrame({
    refId,
    fields: [{ name: DOCUMENT_ID_COLUMN, type: FieldType.string, config: {}, values: ids }],
  });
}

it('has each record of several queries once, and every document that has no ID of its own', () => {
  const series = [frame('A', ['t:1', '', '']), frame('B', ['t:1', 't:2', ''])];
  const records = panelRecordsOf({ series, state: LoadingState.Done, timeRange: getDefaultTimeRange() });
  expect(records?.rows.map(({ documentId }) => documentId)).toEqual(['t:1', '', '', 't:2', '']);
  expect(records?.total).toBe(5);
});
