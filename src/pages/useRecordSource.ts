import { type DataSourceApi, type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { useMemo } from 'react';

import { DATA_SOURCE_TYPE } from '../datasource/types';
import { useDataSource } from '../records/query/useDataSource';

interface ChosenSource {
  /** Undefined while it is loaded, when there is none, and after an error. */
  source?: DataSourceApi;
  /** Every data source of this project's type. */
  candidates: DataSourceInstanceSettings[];
  error?: string;
}

/** The data source with the uid; another of the type when there is none with it. */
export function useRecordSource(uid: string): ChosenSource {
  const candidates = useMemo(() => getDataSourceSrv().getList({ type: DATA_SOURCE_TYPE }), []);
  const chosen = candidates.find((candidate) => candidate.uid === uid) ?? candidates[0];
  return { candidates, ...useDataSource(chosen?.uid) };
}
