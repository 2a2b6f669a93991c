import { type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

import { DATA_SOURCE_TYPE } from './types';

/** Every data source of this project's type. Grafana adds its own to whatever type is asked for. */
export function instancesOfType(): DataSourceInstanceSettings[] {
  return getDataSourceSrv()
    .getList({ type: DATA_SOURCE_TYPE })
    .filter(({ type }) => type === DATA_SOURCE_TYPE);
}
