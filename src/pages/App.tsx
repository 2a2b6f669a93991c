import { t } from '@grafana/i18n';
import { DataSourcePicker, PluginPage } from '@grafana/runtime';
import { Alert } from '@grafana/ui';
import React from 'react';

import { DATA_SOURCE_TYPE } from '../datasource/types';
import { Skeleton } from '../records/Skeleton';

import { LogsPage } from './LogsPage';
import { NoDataSource } from './NoDataSource';
import { CLOSED } from './openRecord';
import { usePageState } from './usePageState';
import { useRecordSource } from './useRecordSource';
import { useSavedViews } from './views/useSavedViews';

/** The app's page: the records of one data source, or the way to get one. */
export function App() {
  const [state, update] = usePageState();
  // Not in the page: Grafana's storage has it made anew with every address.
  const saved = useSavedViews();
  const { source, candidates, error } = useRecordSource(state.dataSource);
  if (source) {
    return <LogsPage source={source} candidates={candidates} state={state} update={update} saved={saved} />;
  }
  if (candidates.length === 0) {
    return (
      <PluginPage>
        <NoDataSource />
      </PluginPage>
    );
  }
  return (
    <PluginPage>
      {error === undefined ? (
        <Skeleton rows={8} label={t('page.loadingSource', 'Loading the data source')} />
      ) : (
        <Alert severity="error" title={t('page.sourceNotLoaded', 'The data source could not be loaded')}>
          <p>{error}</p>
          <DataSourcePicker
            pluginId={DATA_SOURCE_TYPE}
            current={null}
            placeholder={t('page.chooseSource', 'Choose a data source')}
            onChange={({ uid }) => update((newest) => ({ ...newest, dataSource: uid, ...CLOSED }))}
            noDefault
          />
        </Alert>
      )}
    </PluginPage>
  );
}
