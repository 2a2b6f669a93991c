import { type DataFrame, type TimeRange } from '@grafana/data';
import { useCallback, useMemo } from 'react';
import { NEVER } from 'rxjs';

import { chosenInterval } from '../../datasource/request/interval';
import { type Narrowing } from '../../datasource/types';
import { type RecordSource, runQuery } from '../../records/query/runQuery';
import { type QueryResult, useQueryResult } from '../../records/query/useQueryResult';
import { useStable } from '../useStable';

import { type StatusBars, statusBarsOf } from './statusBars';

/** Bars there are at most, but for one that the range cuts. Thirty days have 60 of half a day, and a bit. */
const MAX_BARS = 62;

interface Asked {
  narrowing: Narrowing;
  range: TimeRange;
  timeZone: string;
  /** Nothing is asked for what nobody sees. */
  shown: boolean;
}

/** The records over time, by status. */
export function useStatusBars(source: RecordSource, asked: Asked): QueryResult<StatusBars> {
  const { range, timeZone, shown } = asked;
  const narrowing = useStable(asked.narrowing);
  const span = useMemo(() => ({ from: range.from.valueOf(), to: range.to.valueOf() }), [range]);
  const frames = useMemo(() => {
    const interval = chosenInterval('auto', span, (span.to - span.from) / MAX_BARS);
    return shown
      ? runQuery(
          source,
          {
            queryType: 'series',
            ...narrowing,
            metrics: ['count'],
            groupBy: ['provisioning.status'],
            limit: 10,
            other: false,
            interval,
          },
          { range, timeZone }
        )
      : NEVER;
  }, [source, narrowing, range, span, timeZone, shown]);
  const read = useCallback((answer: DataFrame[]) => statusBarsOf(answer, span), [span]);
  return useQueryResult(frames, read);
}
