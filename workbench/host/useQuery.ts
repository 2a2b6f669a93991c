import { type CoreApp, type DataSourceApi, LoadingState, type PanelData, type TimeRange } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { useCallback, useEffect, useState } from 'react';

import { runQuery } from './runQuery.ts';

/** Runs a query at once, when the time range changes, and when asked to; frames of the last run stay meanwhile. */
export function useQuery(
  dataSource: DataSourceApi,
  query: DataQuery,
  timeRange: TimeRange,
  app: CoreApp
): { data: PanelData; run: () => void } {
  const [data, setData] = useState<PanelData>({ state: LoadingState.NotStarted, series: [], timeRange });
  const [asked, setAsked] = useState(query);
  const [runs, setRuns] = useState(0);
  useEffect(() => {
    const running = runQuery(dataSource, asked, timeRange, app).subscribe((next) =>
      setData((last) => (next.state === LoadingState.Loading ? { ...next, series: last.series } : next))
    );
    return () => running.unsubscribe();
  }, [dataSource, asked, timeRange, app, runs]);
  const run = useCallback(() => {
    setAsked(query);
    setRuns((count) => count + 1);
  }, [query]);
  return { data, run };
}
