import { AppPlugin, DataSourcePlugin, type DataSourcePluginMeta, PanelPlugin, type PluginMeta } from '@grafana/data';
import { config, getBackendSrv } from '@grafana/runtime';

import { loadModule } from './amd.ts';
import { loadTranslations } from './i18n.ts';

/** The plugin that a module of the bundle exports as `plugin`. */
async function importPlugin(meta: PluginMeta): Promise<unknown> {
  await loadTranslations(meta);
  const { module } = meta;
  const exported = await loadModule(module);
  if (typeof exported !== 'object' || exported === null || !('plugin' in exported)) {
    throw new Error(`${module} exports no "plugin"`);
  }
  return exported.plugin;
}

function wrongKind(meta: PluginMeta, kind: string): Error {
  return new Error(`${meta.module} exports something else than a ${kind}`);
}

export async function loadApp(pluginId: string): Promise<AppPlugin> {
  const meta = await getBackendSrv().get<PluginMeta>(`/api/plugins/${pluginId}/settings`);
  const plugin = await importPlugin(meta);
  if (!(plugin instanceof AppPlugin)) {
    throw wrongKind(meta, 'AppPlugin');
  }
  plugin.init(meta);
  plugin.meta = meta;
  return plugin;
}

/** The panel of the bundle: the workbench is for a bundle with one. */
export async function loadPanel(): Promise<PanelPlugin> {
  const [meta] = Object.values(config.panels);
  if (!meta) {
    throw new Error('The bundle has no panel');
  }
  const plugin = await importPlugin(meta);
  if (!(plugin instanceof PanelPlugin)) {
    throw wrongKind(meta, 'PanelPlugin');
  }
  plugin.meta = meta;
  return plugin;
}

export async function loadDataSourcePlugin(meta: DataSourcePluginMeta) {
  const plugin = await importPlugin(meta);
  if (!(plugin instanceof DataSourcePlugin)) {
    throw wrongKind(meta, 'DataSourcePlugin');
  }
  plugin.meta = meta;
  return plugin;
}
