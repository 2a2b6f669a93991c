import { type AppPluginMeta, PluginType } from '@grafana/data';

/** What Grafana knows of the app. */
export const APP: AppPluginMeta = {
  id: 'provlogs-provisioning-app',
  name: 'Provisioning Logs',
  type: PluginType.app,
  module: '',
  baseUrl: '',
  info: {
    author: { name: '' },
    description: '',
    links: [],
    logos: { large: '', small: '' },
    screenshots: [],
    updated: '',
    version: '',
  },
};
