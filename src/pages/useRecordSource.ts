import { type DataSourceApi, type DataSourceInstanceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
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

/** The data source with the uid; without a uid Grafana's default one, or else the first of the type. */
export function useRecordSource(uid: string): ChosenSource {
  const candidates = useMemo(() => instancesOfType(), []);
  const chosen =
    uid === ''
      ? (candidates.find(({ isDefault }) => isDefault) ?? candidates[0])
      : candidates.find((candidate) => candidate.uid === uid);
  const loaded = useDataSource(chosen?.uid);
  return chosen || uid === ''
    ? { candidates, ...loaded }
    : {
        candidates,
        error: t('page.sourceGone', 'The data source of this link does not exist any more. Choose another one.'),
      };
}
