import { type PanelData } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

import { instancesOfType } from '../datasource/instances';
import { DATA_SOURCE_TYPE } from '../datasource/types';

/** The uid of the data source that a panel's query was sent to; undefined when there is none to read records from. */
export function sourceUidOf({ request }: PanelData, refId: string | undefined): string | undefined {
  const target = request?.targets.find((candidate) => candidate.refId === refId);
  const asked = target?.datasource && getDataSourceSrv().getInstanceSettings(target.datasource);
  // Data that another panel shares comes from Grafana's own data source, which has no records.
  return asked?.type === DATA_SOURCE_TYPE ? asked.uid : instancesOfType()[0]?.uid;
}
