import { type DataSourceApi } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { useEffect, useState } from 'react';

import { messageOf } from './runQuery';

interface Loaded {
  uid: string;
  source?: DataSourceApi;
  error?: string;
}

/** Grafana's instance of a data source; neither it nor an error while it is loaded, or without a uid. */
export function useDataSource(uid: string | undefined): Omit<Loaded, 'uid'> {
  const [loaded, setLoaded] = useState<Loaded>();

  useEffect(() => {
    if (uid === undefined) {
      return;
    }
    let current = true;
    const settle = (outcome: Loaded) => current && setLoaded(outcome);
    getDataSourceSrv()
      .get({ uid })
      .then(
        (source) => settle({ uid, source }),
        (error: unknown) => settle({ uid, error: messageOf(error) })
      );
    return () => {
      current = false;
    };
  }, [uid]);

  return loaded && loaded.uid === uid ? { source: loaded.source, error: loaded.error } : {};
}
