import { type AppPluginMeta, PluginType } from '@grafana/data';

import { PLUGIN_INFO } from '../../records/testing/pluginInfo';

/** What Grafana knows of the app. */
export const APP: AppPluginMeta = {
  id: 'provlogs-provisioning-app',
  name: 'Provisioning Logs',
  type: PluginType.app,
  module: '',
  baseUrl: '',
  info: PLUGIN_INFO,
};
