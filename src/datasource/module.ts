import { DataSourcePlugin } from '@grafana/data';

import { ConfigEditor } from './config/ConfigEditor';
import { DataSource } from './datasource';
import { QueryEditor } from './query/QueryEditor';
import { type ProvisioningOptions, type ProvisioningQuery, type ProvisioningSecrets } from './types';

export const plugin = new DataSourcePlugin<DataSource, ProvisioningQuery, ProvisioningOptions, ProvisioningSecrets>(
  DataSource
)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
