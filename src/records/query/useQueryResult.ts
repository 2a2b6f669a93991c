import { type DataFrame } from '@grafana/data';
import { useEffect, useState } from 'react';
import { type Observable } from 'rxjs';

import { messageOf } from './runQuery';

/** What a query has come to. While a newer one runs, the older one's value stays to be shown. */
export type QueryResult<Value> =
  { state: 'loading'; value?: Value } | { state: 'done'; value: Value } | { state: 'error'; message: string };

interface Settled<Value> {
  frames: Observable<DataFrame[]>;
  result: Exclude<QueryResult<Value>, { state: 'loading' }>;
}

/**
 * Subscribes to the frames and reads them; a new observable cancels the one before.
 * `frames` and `read` are kept between renders by the caller; what `read` throws is an error of the result.
 */
export function useQueryResult<Value>(
  frames: Observable<DataFrame[]>,
  read: (frames: DataFrame[]) => Value
): QueryResult<Value> {
  const [settled, setSettled] = useState<Settled<Value>>();

  useEffect(() => {
    const fail = (error: unknown) => setSettled({ frames, result: { state: 'error', message: messageOf(error) } });
    const subscription = frames.subscribe({
      next: (received) => {
        try {
          setSettled({ frames, result: { state: 'done', value: read(received) } });
        } catch (error) {
          fail(error);
        }
      },
      error: fail,
    });
    return () => subscription.unsubscribe();
  }, [frames, read]);

  if (settled?.frames === frames) {
    return settled.result;
  }
  return { state: 'loading', value: settled?.result.state === 'done' ? settled.result.value : undefined };
}
