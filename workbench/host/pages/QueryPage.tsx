import { css } from '@emotion/css';
import {
  CoreApp,
  type DataSourceApi,
  type DataQuery,
  DataSourcePluginContextProvider,
  getDefaultTimeRange,
  type GrafanaTheme2,
  LoadingState,
  type PanelPlugin,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { Alert, RadioButtonGroup, RefreshPicker, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { FrameTable } from '../FrameTable.tsx';
import { Loading } from '../Loading.tsx';
import { PanelView } from '../PanelView.tsx';
import { loadPanel } from '../plugins.ts';
import { TimePicker } from '../TimePicker.tsx';
import { useLoaded } from '../useLoaded.ts';
import { useQuery } from '../useQuery.ts';
import { defaultOptions } from './PanelPage.tsx';

const load = () => Promise.all([loadPanel(), getDataSourceSrv().get()]);
const VIEWS = [
  { label: 'Panel', value: 'panel' },
  { label: 'Frames', value: 'frames' },
];

/** The query editor, and what its query gives: in the panel, as Explore would show it, or as bare frames. */
export function QueryPage() {
  const { value, error } = useLoaded(load);
  return value ? <Query panel={value[0]} dataSource={value[1]} /> : <Loading error={error} />;
}

function Query({ panel, dataSource }: { panel: PanelPlugin; dataSource: DataSourceApi }) {
  const styles = useStyles2(getStyles);
  const settings = getDataSourceSrv().getInstanceSettings(dataSource.uid);
  const [timeRange, setTimeRange] = useState(getDefaultTimeRange);
  const [view, setView] = useState('panel');
  const [options, setOptions] = useState(() => defaultOptions(panel));
  const [query, setQuery] = useState<DataQuery>({ refId: 'A', ...dataSource.getDefaultQuery?.(CoreApp.Explore) });
  const { data, run } = useQuery(dataSource, query, timeRange, CoreApp.Explore);
  const QueryEditor = dataSource.components?.QueryEditor;
  if (!QueryEditor || !settings) {
    return <Loading error="The data source has no query editor" />;
  }
  return (
    <div className={styles.page}>
      <div className={styles.toolbar}>
        <div className={styles.grow}>
          <RadioButtonGroup aria-label="Result as" options={VIEWS} value={view} onChange={setView} />
        </div>
        <TimePicker value={timeRange} onChange={setTimeRange} />
        <RefreshPicker
          isOnCanvas
          text="Run query"
          isLoading={data.state === LoadingState.Loading}
          onRefresh={run}
          onIntervalChanged={() => undefined}
        />
      </div>
      <section className={styles.editor} aria-label="Query">
        <DataSourcePluginContextProvider instanceSettings={settings}>
          <QueryEditor
            datasource={dataSource}
            query={query}
            onChange={setQuery}
            onRunQuery={run}
            data={data}
            range={timeRange}
            app={CoreApp.Explore}
          />
        </DataSourcePluginContextProvider>
      </section>
      {data.error && <Alert severity="error" title={data.error.message ?? 'The query failed'} />}
      {view === 'panel' ? (
        <PanelView
          plugin={panel}
          title="Result"
          data={data}
          timeRange={timeRange}
          onChangeTimeRange={setTimeRange}
          options={options}
          onOptionsChange={setOptions}
        />
      ) : (
        data.series.map((frame, index) => <FrameTable key={index} frame={frame} />)
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    padding: theme.spacing(1, 2, 2),
    flexGrow: 1,
    minHeight: 0,
  }),
  toolbar: css({ display: 'flex', gap: theme.spacing(1) }),
  grow: css({ flexGrow: 1 }),
  editor: css({
    padding: theme.spacing(2),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
  }),
});
