import { type DataFrame, type TimeRange } from '@grafana/data';
import { useCallback, useMemo, useState } from 'react';
import { type Observable } from 'rxjs';

import { type Cursor, type RecordsQuery } from '../../datasource/types';
import { narrowingOfState } from '../../records/filters/filterState';
import { type FetchPage } from '../../records/download/wholeRecords';
import { type RecordsPage } from '../../records/frame';
import { readRecordsPage, type RecordPages, useRecordPages } from '../../records/query/recordPages';
import { type RecordSource, runQuery, type Unrouted } from '../../records/query/runQuery';
import { type QueryResult, useQueryResult } from '../../records/query/useQueryResult';

import { type PageState } from '../pageState';
import { useStable } from '../useStable';

const PAGE_SIZE = 200;

export interface RecordsQueries {
  /** The first page. */
  records: QueryResult<RecordsPage>;
  /** The first page and those after it. */
  pages: RecordPages;
  /** Any page of the same records in the same order. */
  fetchPage: FetchPage;
}

/** What the list of records asks its data source, page by page. */
export function useRecordsQueries(
  source: RecordSource,
  state: PageState,
  range: TimeRange,
  timeZone: string
): RecordsQueries {
  const { columns, order } = state;
  const narrowing = useStable(narrowingOfState(state));
  // The identity's cell shows both. Another order of the columns is no other question.
  const shown = useStable([...new Set([...columns, 'provisioning.identity.id'])].sort());
  const [asked, setAsked] = useState(shown);
  // A column that is hidden, or shown again, has been read already.
  if (!shown.every((column) => asked.includes(column))) {
    setAsked(shown);
  }

  const fetch = useCallback(
    (after?: Cursor): Observable<DataFrame[]> => {
      const query: Unrouted<RecordsQuery> = {
        queryType: 'records',
        ...narrowing,
        columns: asked,
        order,
        limit: PAGE_SIZE,
        after,
      };
      return runQuery(source, query, { range, timeZone });
    },
    [source, narrowing, asked, order, range, timeZone]
  );
  const records = useQueryResult(
    useMemo(() => fetch(), [fetch]),
    readRecordsPage
  );
  const pages = useRecordPages(records.state === 'error' ? undefined : records.value, fetch);

  const fetchPage = useCallback<FetchPage>(
    (page) => runQuery(source, { queryType: 'records', ...narrowing, order, ...page }, { range, timeZone }),
    [source, narrowing, order, range, timeZone]
  );
  return { records, pages, fetchPage };
}
