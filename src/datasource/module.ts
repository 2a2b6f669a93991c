import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';

import { ConfigEditor } from './config/ConfigEditor';
import { DataSource } from './datasource';
import { QueryEditor } from './query/QueryEditor';
import { DATA_SOURCE_TYPE, type ProvisioningOptions, type ProvisioningQuery, type ProvisioningSecrets } from './types';

await initPluginTranslations(DATA_SOURCE_TYPE);

export const plugin = new DataSourcePlugin<DataSource, ProvisioningQuery, ProvisioningOptions, ProvisioningSecrets>(
  DataSource
)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
