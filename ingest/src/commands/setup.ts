import {
  HEARTBEAT_INDEX,
  ILM_POLICY,
  RECORD_INDEX_PATTERN,
  RECORD_TEMPLATE,
  REJECT_INDEX_PATTERN,
  REJECT_TEMPLATE,
  STATE_INDEX,
  TEMPLATE_VERSION,
} from '@provlogs/schema/indices';

import type { Config } from '../config.ts';
import { install } from '../elasticsearch/installation.ts';
import { withElasticsearch, withoutCredentials } from './connect.ts';

/** Installs the ILM policy, index templates and the indices of the worker; writes what it did with `say`. */
export async function setup(config: Config, say: (line: string) => void): Promise<void> {
  const { ilm } = await withElasticsearch(config.elasticsearch, (client) => install(client, config.retentionDays));
  say(`Installed in ${withoutCredentials(config.elasticsearch.url)}:`);
  if (ilm) {
    say(`  ILM policy "${ILM_POLICY}": deletes each day's index ${config.retentionDays} days after its day`);
  }
  say(`  index templates "${RECORD_TEMPLATE}" and "${REJECT_TEMPLATE}", version ${TEMPLATE_VERSION}`);
  say(`  index "${STATE_INDEX}" for the checkpoints, "${HEARTBEAT_INDEX}" for the workers' heartbeats`);
  if (!ilm) {
    say(
      'This cluster has no index lifecycle management: the worker deletes expired days itself. Its key needs ' +
        `delete_index on ${RECORD_INDEX_PATTERN} and ${REJECT_INDEX_PATTERN}.`
    );
  }
}
