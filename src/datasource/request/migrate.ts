import { t } from '@grafana/i18n';
import { type DataQuery } from '@grafana/schema';

import { type ProvisioningQuery, QUERY_VERSION } from '../types';
import { UserError } from '../userError';

/** What Grafana itself makes a query of, for example in Explore: it has not said what it asks. */
export interface UntypedQuery extends DataQuery {
  queryType?: undefined;
  version?: number;
}

/**
 * A saved query as this version of the plugin writes it.
 * @throws UserError when a newer version wrote it
 */
export function migrateQuery(query: ProvisioningQuery | UntypedQuery): ProvisioningQuery {
  const { version = 0 } = query;
  if (version > QUERY_VERSION) {
    throw new UserError(
      t(
        'query.newerVersion',
        'The query was saved by a newer version of this plugin (query version {{version}}, known here: {{known}}). Update the plugin.',
        { version, known: QUERY_VERSION }
      )
    );
  }
  return query.queryType === undefined
    ? { ...query, queryType: 'records', version: QUERY_VERSION }
    : { ...query, version: QUERY_VERSION };
}
