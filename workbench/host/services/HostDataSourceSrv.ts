import { type DataSourceApi, type DataSourceInstanceSettings, type DataSourceRef } from '@grafana/data';
import { config, type DataSourceSrv, type GetDataSourceListFilters, getBackendSrv } from '@grafana/runtime';

import { loadDataSourcePlugin } from '../plugins.ts';

type Reference = DataSourceRef | string | null | undefined;

/** The data sources of the page's settings, each created once. */
export class HostDataSourceSrv implements DataSourceSrv {
  readonly #instances = new Map<string, Promise<DataSourceApi>>();

  get(reference?: Reference): Promise<DataSourceApi> {
    const settings = this.getInstanceSettings(reference);
    if (!settings) {
      const name = typeof reference === 'object' ? reference?.uid : reference;
      return Promise.reject(new Error(`Datasource ${name ?? 'default'} was not found`));
    }
    const known = this.#instances.get(settings.uid);
    if (known) {
      return known;
    }
    const creating = createDataSource(settings);
    this.#instances.set(settings.uid, creating);
    return creating;
  }

  getInstanceSettings(reference?: Reference): DataSourceInstanceSettings | undefined {
    const all = Object.values(config.datasources);
    if (!reference || reference === 'default') {
      return all.find(({ isDefault }) => isDefault);
    }
    if (typeof reference === 'string') {
      return all.find(({ uid, name }) => uid === reference || name === reference);
    }
    return all.find(({ uid, type }) => (reference.uid ? uid === reference.uid : type === reference.type));
  }

  getList(filters: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    const { pluginId, type, filter } = filters;
    return Object.values(config.datasources).filter(
      (settings) =>
        (pluginId === undefined || settings.type === pluginId) &&
        (type === undefined || [type].flat().includes(settings.type)) &&
        (filter === undefined || filter(settings))
    );
  }

  reload(): void {
    void this.refresh();
  }

  /** Takes over changed settings: data sources are created anew when next asked for. */
  async refresh(): Promise<void> {
    const settings = await getBackendSrv().get<Pick<typeof config, 'datasources'>>('/api/frontend/settings');
    config.datasources = settings.datasources;
    this.#instances.clear();
  }

  registerRuntimeDataSource(): void {
    throw new Error('The workbench has no runtime data sources');
  }
}

async function createDataSource(settings: DataSourceInstanceSettings): Promise<DataSourceApi> {
  const plugin = await loadDataSourcePlugin(settings.meta);
  const instance: DataSourceApi = new plugin.DataSourceClass(settings);
  instance.components = plugin.components;
  instance.meta = settings.meta;
  return instance;
}
