import { type JsonObject } from '@provlogs/schema/record';

import { FAILED, IDENTITY } from './failing';
import { type Narrowed } from './narrowing';
import { type ReadCyclesQuery } from './readQuery';
import { aggregationsSearch, queryOf, shardSize } from './search';

export const CYCLE = 'provisioning.cycle_id';

/** More than there are statuses or actions. */
const ALL = 20;

const commonest = (field: string): JsonObject => ({ terms: { field, size: 1 } });

/** Body of `_search` for the newest cycles: when they ran, of which job, and what they did how often. */
export function cyclesSearch({ limit }: Pick<ReadCyclesQuery, 'limit'>, narrowed: Narrowed): JsonObject {
  return aggregationsSearch(queryOf(narrowed), {
    cycles: {
      terms: {
        field: CYCLE,
        size: limit,
        // The newest cycles of all days are among the newest of each, also those that go on over midnight.
        shard_size: shardSize(limit),
        order: [{ end: 'desc' }, { _key: 'asc' }],
      },
      aggs: {
        start: { min: { field: '@timestamp' } },
        end: { max: { field: '@timestamp' } },
        job: commonest('provisioning.job_id'),
        application: commonest('provisioning.application.name'),
        statuses: { terms: { field: 'provisioning.status', size: ALL } },
        actions: { terms: { field: 'provisioning.action', size: ALL } },
        failed: { filter: FAILED, aggs: { identities: { cardinality: { field: IDENTITY } } } },
      },
    },
  });
}
