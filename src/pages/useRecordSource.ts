import { type DataSourceApi, type DataSourceInstanceSettings } from '@grafana/data';
import { useMemo } from 'react';

import { instancesOfType } from '../datasource/instances';
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
  const candidates = useMemo(() => instancesOfType(), []);
  const chosen = candidates.find((candidate) => candidate.uid === uid) ?? candidates[0];
  return { candidates, ...useDataSource(chosen?.uid) };
}
