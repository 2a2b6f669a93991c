import { type CoreApp, type DataSourceApi, LoadingState, type PanelData, type TimeRange } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

import { runQuery } from './runQuery.ts';

/** Runs a query at once, when the time range changes, and when asked to; frames of the last run stay meanwhile. */
export function useQuery(
  dataSource: DataSourceApi,
  query: DataQuery,
  timeRange: TimeRange,
  app: CoreApp
): { data: PanelData; run: () => void } {
  const [data, setData] = useState<PanelData>({ state: LoadingState.NotStarted, series: [], timeRange });
  // Editors call onChange and onRunQuery in one go: the query to run is the one that is rendered next.
  const newest = useRef(query);
  useLayoutEffect(() => {
    newest.current = query;
  }, [query]);
  const [runs, setRuns] = useState(0);
  useEffect(() => {
    const running = runQuery(dataSource, newest.current, timeRange, app).subscribe((next) =>
      setData((last) => (next.state === LoadingState.Loading ? { ...next, series: last.series } : next))
    );
    return () => running.unsubscribe();
  }, [dataSource, timeRange, app, runs]);
  const run = useCallback(() => setRuns((count) => count + 1), []);
  return { data, run };
}
