import { type DataFrame, type QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Observable, type Subscription } from 'rxjs';

import { type Cursor } from '../../datasource/types';
import { type RecordRow, type RecordsPage, recordsPageOf } from '../frame';

import { messageOf } from './runQuery';

/** The page of records among a query's frames. */
export function readRecordsPage(frames: DataFrame[]): RecordsPage {
  for (const frame of frames) {
    const page = recordsPageOf(frame);
    if (page) {
      return page;
    }
  }
  throw new Error(t('list.noList', 'The data source answered without a list of records.'));
}

/** The first page and those loaded after it. */
export interface RecordPages {
  rows: readonly RecordRow[];
  hasMore: boolean;
  /** What the data source says about the answers, each once. */
  notices: readonly QueryResultMetaNotice[];
  loading: boolean;
  /** Why the last page could not be loaded; `loadMore` tries again. */
  error?: string;
  loadMore: () => void;
}

type FirstPage = Pick<RecordsPage, 'rows' | 'cursor' | 'notices'>;

interface Later extends FirstPage {
  first: FirstPage;
  loading: boolean;
  error?: string;
}

const NO_ROWS: readonly RecordRow[] = [];

/** Appends pages to a first one; another first page begins anew. `fetchPage` gives the page after a cursor. */
export function useRecordPages(
  first: FirstPage | undefined,
  fetchPage: (after: Cursor) => Observable<DataFrame[]>
): RecordPages {
  const [later, setLater] = useState<Later>();
  const running = useRef<Subscription | undefined>(undefined);
  const asked = useRef<Cursor | undefined>(undefined);
  const current = useMemo<Later | undefined>(
    () => (later?.first === first ? later : first && { ...first, first, loading: false }),
    [later, first]
  );

  useEffect(() => () => running.current?.unsubscribe(), [first]);

  const loadMore = useCallback(() => {
    // The list asks again on every scroll, also before the answer has been rendered.
    const asking = running.current && !running.current.closed;
    const answered = asked.current === current?.cursor && current?.error === undefined;
    if (!current?.cursor || asking || answered) {
      return;
    }
    asked.current = current.cursor;
    const fail = (error: unknown) => setLater({ ...current, loading: false, error: messageOf(error) });
    setLater({ ...current, loading: true, error: undefined });
    running.current = fetchPage(current.cursor).subscribe({
      next: (frames) => {
        try {
          const page = readRecordsPage(frames);
          setLater({
            first: current.first,
            rows: [...current.rows, ...page.rows],
            // A page without rows is the last one, whatever it says: going on would never end.
            cursor: page.rows.length > 0 ? page.cursor : undefined,
            notices: [...current.notices, ...page.notices],
            loading: false,
          });
        } catch (error) {
          fail(error);
        }
      },
      error: fail,
    });
  }, [current, fetchPage]);

  return {
    rows: current?.rows ?? NO_ROWS,
    hasMore: current?.cursor !== undefined,
    notices: [...new Map(current?.notices.map((notice) => [notice.text, notice])).values()],
    loading: current?.loading ?? false,
    error: current?.error,
    loadMore,
  };
}
