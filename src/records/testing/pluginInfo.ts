import { type PluginMetaInfo } from '@grafana/data';

/** What Grafana's types ask of any plugin, and no test looks at. */
export const PLUGIN_INFO: PluginMetaInfo = {
  author: { name: '' },
  description: '',
  links: [],
  logos: { large: '', small: '' },
  screenshots: [],
  updated: '',
  version: '',
};
