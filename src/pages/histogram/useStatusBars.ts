import { type DataFrame, type TimeRange } from '@grafana/data';
import { useCallback, useMemo } from 'react';

import { chosenInterval } from '../../datasource/request/interval';
import { type Narrowing, type SeriesQuery } from '../../datasource/types';
import { type RecordSource, type Unrouted } from '../../records/query/runQuery';
import { type QueryResult } from '../../records/query/useQueryResult';
import { useAnswer } from '../useAnswer';

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
  const { narrowing, range, timeZone, shown } = asked;
  const span = useMemo(() => ({ from: range.from.valueOf(), to: range.to.valueOf() }), [range]);
  const read = useCallback((answer: DataFrame[]) => statusBarsOf(answer, span), [span]);
  const query: Unrouted<SeriesQuery> = {
    queryType: 'series',
    ...narrowing,
    metrics: ['count'],
    groupBy: ['provisioning.status'],
    limit: 10,
    other: false,
    interval: chosenInterval('auto', span, (span.to - span.from) / MAX_BARS),
  };
  return useAnswer(source, shown ? query : undefined, { range, timeZone }, read);
}
