import { css } from '@emotion/css';
import {
  type DataSourceApi,
  type DataSourceInstanceSettings,
  DataSourcePluginContextProvider,
  type DataSourceSettings,
  type GrafanaTheme2,
} from '@grafana/data';
import { getBackendSrv, getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button, Field, Input, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { Loading } from '../Loading.tsx';
import { type HostDataSourceSrv } from '../services/HostDataSourceSrv.ts';
import { type TestResult, testResult } from '../testResult.ts';
import { useLoaded } from '../useLoaded.ts';

interface Loaded {
  dataSource: DataSourceApi;
  instanceSettings: DataSourceInstanceSettings;
  settings: DataSourceSettings;
}

async function load(): Promise<Loaded> {
  const dataSource = await getDataSourceSrv().get();
  const instanceSettings = getDataSourceSrv().getInstanceSettings(dataSource.uid);
  if (!instanceSettings) {
    throw new Error('There is no data source');
  }
  const settings = await getBackendSrv().get<DataSourceSettings>(`/api/datasources/uid/${dataSource.uid}`);
  return { dataSource, instanceSettings, settings };
}

/** The data source's settings, with Save & test, as in Grafana's administration. */
export function DataSourcePage({ dataSources }: { dataSources: HostDataSourceSrv }) {
  const { value, error } = useLoaded(load);
  return value ? <Settings {...value} dataSources={dataSources} /> : <Loading error={error} />;
}

function Settings(props: Loaded & { dataSources: HostDataSourceSrv }) {
  const { dataSource, dataSources, instanceSettings } = props;
  const styles = useStyles2(getStyles);
  const [settings, setSettings] = useState(props.settings);
  const [result, setResult] = useState<TestResult>();
  const ConfigEditor = dataSource.components?.ConfigEditor;

  const saveAndTest = async () => {
    setResult(undefined);
    try {
      const url = `/api/datasources/uid/${settings.uid}`;
      const saved = await getBackendSrv().put<{ datasource: DataSourceSettings }>(url, settings);
      setSettings(saved.datasource);
      await dataSources.refresh();
      setResult(await testResult(await dataSources.get(settings.uid)));
    } catch {
      setResult({ severity: 'error', message: 'The settings could not be saved' });
    }
  };

  return (
    <form
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault();
        void saveAndTest();
      }}
    >
      <h1>{settings.name}</h1>
      <p className={styles.type}>Type: {instanceSettings.meta.name}</p>
      <Field label="Name" htmlFor="data-source-name">
        <Input
          id="data-source-name"
          width={40}
          value={settings.name}
          onChange={(event) => setSettings({ ...settings, name: event.currentTarget.value })}
        />
      </Field>
      <DataSourcePluginContextProvider instanceSettings={instanceSettings}>
        {ConfigEditor && <ConfigEditor options={settings} onOptionsChange={setSettings} />}
      </DataSourcePluginContextProvider>
      <section className={styles.result} aria-label="Test result">
        {result && (
          <Alert severity={result.severity} title={result.message}>
            {result.details}
          </Alert>
        )}
      </section>
      <Button className={styles.save} type="submit">
        Save & test
      </Button>
    </form>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ padding: theme.spacing(2, 3), maxWidth: 900, width: '100%' }),
  type: css({ color: theme.colors.text.secondary }),
  result: css({ marginTop: theme.spacing(3) }),
  save: css({ marginTop: theme.spacing(2) }),
});
