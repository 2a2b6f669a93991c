import { css } from '@emotion/css';
import {
  CoreApp,
  type DataSourceApi,
  getDefaultTimeRange,
  getPanelOptionsWithDefaults,
  type GrafanaTheme2,
  type PanelPlugin,
  PluginContextProvider,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { RefreshPicker, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { Loading } from '../Loading.tsx';
import { OptionsPane } from '../OptionsPane.tsx';
import { PanelView } from '../PanelView.tsx';
import { loadPanel } from '../plugins.ts';
import { TimePicker } from '../TimePicker.tsx';
import { useLoaded } from '../useLoaded.ts';
import { useQuery } from '../useQuery.ts';

const load = () => Promise.all([loadPanel(), getDataSourceSrv().get()]);

/** The panel with the data source's default query, beside its options, as in Grafana's panel editor. */
export function PanelPage() {
  const { value, error } = useLoaded(load);
  return value ? <PanelEditor plugin={value[0]} dataSource={value[1]} /> : <Loading error={error} />;
}

export function PanelEditor({ plugin, dataSource }: { plugin: PanelPlugin; dataSource: DataSourceApi }) {
  const styles = useStyles2(getStyles);
  const [timeRange, setTimeRange] = useState(getDefaultTimeRange);
  const [query] = useState({ refId: 'A', ...dataSource.getDefaultQuery?.(CoreApp.Dashboard) });
  const [options, setOptions] = useState(() => defaultOptions(plugin));
  const { data, run } = useQuery(dataSource, query, timeRange, CoreApp.Dashboard);
  return (
    <PluginContextProvider meta={plugin.meta}>
      <div className={styles.toolbar}>
        <TimePicker value={timeRange} onChange={setTimeRange} />
        <RefreshPicker text="Refresh" isOnCanvas onRefresh={run} onIntervalChanged={() => undefined} />
      </div>
      <div className={styles.split}>
        <PanelView
          plugin={plugin}
          title="Provisioning logs"
          data={data}
          timeRange={timeRange}
          onChangeTimeRange={setTimeRange}
          options={options}
          onOptionsChange={setOptions}
        />
        <aside className={styles.options} aria-label="Panel options">
          <OptionsPane plugin={plugin} data={data} options={options} onChange={setOptions} />
        </aside>
      </div>
    </PluginContextProvider>
  );
}

export function defaultOptions(plugin: PanelPlugin): Record<string, unknown> {
  return getPanelOptionsWithDefaults({
    plugin,
    currentOptions: {},
    currentFieldConfig: plugin.fieldConfigDefaults,
    isAfterPluginChange: false,
  }).options;
}

const getStyles = (theme: GrafanaTheme2) => ({
  toolbar: css({ display: 'flex', justifyContent: 'flex-end', gap: theme.spacing(1), padding: theme.spacing(1, 2) }),
  split: css({ display: 'flex', gap: theme.spacing(2), padding: theme.spacing(0, 2, 2), flexGrow: 1, minHeight: 0 }),
  options: css({
    width: 320,
    flexShrink: 0,
    overflow: 'auto',
    padding: theme.spacing(2),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
  }),
});
