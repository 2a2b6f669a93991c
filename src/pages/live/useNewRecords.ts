import { makeTimeRange, rangeUtil, type TimeRange } from '@grafana/data';
import { useEffect, useState } from 'react';
import { catchError, defer, exhaustMap, filter, interval, map, of } from 'rxjs';

import { type Narrowing } from '../../datasource/types';
import { readRecordsPage } from '../../records/query/recordPages';
import { messageOf, type RecordSource, runQuery } from '../../records/query/runQuery';
import { useStable } from '../useStable';

interface Listed {
  narrowing: Narrowing;
  /** The range that the list was read with. */
  range: TimeRange;
  timeZone: string;
  /** Records that match in it; undefined while it is not known. */
  total: number | undefined;
}

interface NewRecords {
  count: number;
  /** Why they could not be counted the last time. */
  error?: string;
}

/**
 * Counts, every so many milliseconds, the records that would be in the list if it were read now: also those that
 * came late. Undefined: does not. A hidden tab counts nothing, and no count begins before the one before is done.
 */
export function useNewRecords(source: RecordSource, listed: Listed, everyMs: number | undefined): NewRecords {
  const { range, timeZone, total } = listed;
  const narrowing = useStable(listed.narrowing);
  const [counted, setCounted] = useState<{ range: TimeRange; total: number; error?: string }>();

  useEffect(() => {
    if (everyMs === undefined || total === undefined) {
      return;
    }
    const count = defer(() => {
      const { to } = rangeUtil.convertRawToRange(range.raw, timeZone);
      const untilNow = makeTimeRange(range.from, to);
      return runQuery(
        source,
        { queryType: 'records', ...narrowing, columns: ['event.id'], limit: 1 },
        { range: untilNow, timeZone }
      );
    }).pipe(
      map((frames) => ({ range, total: readRecordsPage(frames).total })),
      catchError((error: unknown) => of({ range, total, error: messageOf(error) }))
    );
    const subscription = interval(everyMs)
      .pipe(
        filter(() => !document.hidden),
        exhaustMap(() => count)
      )
      .subscribe(setCounted);
    return () => subscription.unsubscribe();
  }, [source, narrowing, range, timeZone, total, everyMs]);

  if (everyMs === undefined || total === undefined || counted?.range !== range) {
    return { count: 0 };
  }
  return { count: Math.max(0, counted.total - total), error: counted.error };
}
