import { type DataQueryRequest, SupplementaryQueryType } from '@grafana/data';

import { narrowingOf } from '../narrowingOf';
import { type ProvisioningQuery, QUERY_VERSION, type SeriesQuery } from '../types';

/** The histogram of a list of records, by status; undefined where there is none to show. */
export function volumeQuery(type: SupplementaryQueryType, query: ProvisioningQuery): SeriesQuery | undefined {
  if (type !== SupplementaryQueryType.LogsVolume || query.queryType !== 'records' || query.hide) {
    return undefined;
  }
  return {
    // Explore tells its own queries by this prefix.
    refId: `log-volume-${query.refId}`,
    version: QUERY_VERSION,
    datasource: query.datasource,
    queryType: 'series',
    metrics: ['count'],
    groupBy: ['provisioning.status'],
    other: false,
    levels: true,
    ...narrowingOf(query),
  };
}

/** The request of the histograms of all the lists of records that are asked for; undefined when there is none. */
export function volumeRequest(
  type: SupplementaryQueryType,
  request: DataQueryRequest<ProvisioningQuery>
): DataQueryRequest<ProvisioningQuery> | undefined {
  const targets = request.targets.flatMap((query) => volumeQuery(type, query) ?? []);
  return targets.length === 0 ? undefined : { ...request, targets };
}
