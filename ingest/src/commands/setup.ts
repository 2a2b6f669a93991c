import {
  HEARTBEAT_INDEX,
  ILM_POLICY,
  RECORD_INDEX_PATTERN,
  RECORD_TEMPLATE,
  REJECT_INDEX_PATTERN,
  REJECT_TEMPLATE,
  STATE_INDEX,
} from '@provlogs/schema/indices';
import { TEMPLATE_VERSION } from '@provlogs/schema/templateVersion';
import { KEY_PARTS, type KeyPart } from '@provlogs/schema/privileges';

import type { Config } from '../config.ts';
import { install } from '../elasticsearch/installation.ts';
import { createKey } from '../elasticsearch/keys.ts';
import { importSavedObjects } from '../kibana/savedObjects.ts';
import { withElasticsearch, withoutCredentials } from './connect.ts';
import { keepKeyFiles } from './keyFiles.ts';

export interface SetupOptions {
  /** Make API keys for the worker and for Grafana, and show them. */
  keys?: boolean;
  /** Keep them in files of this folder instead; those that work are left alone. */
  keysTo?: string;
  /** Kibana's address: import its saved objects. */
  kibana?: string;
  /** Kibana's space; the default one when left out. */
  space?: string;
}

const KEY_USES: Readonly<Record<KeyPart, { user: string; variable: string }>> = {
  writer: { user: 'the worker', variable: 'ELASTICSEARCH_API_KEY' },
  reader: { user: 'Grafana', variable: 'ELASTICSEARCH_READ_API_KEY' },
};

/** Installs the ILM policy, index templates and the indices of the worker; writes what it did with `say`. */
export async function setup(config: Config, options: SetupOptions, say: (line: string) => void): Promise<void> {
  await withElasticsearch(config.elasticsearch, async (client) => {
    const { ilm } = await install(client, config.retentionDays);
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
    if (options.keysTo !== undefined) {
      for (const { part, path, isNew } of await keepKeyFiles(client, options.keysTo, { ilm })) {
        say(`  ${isNew ? 'new key in' : 'kept the key in'} ${path}, for ${KEY_USES[part].user}`);
      }
    }
    if (options.keys === true) {
      const keys = [];
      for (const part of KEY_PARTS) {
        keys.push(await createKey(client, part, { ilm }));
      }
      say(
        'API keys, shown this once: keep them where you keep secrets. Older keys go on working until you delete them.'
      );
      for (const { part, name, encoded } of keys) {
        say(`  ${name}, for ${KEY_USES[part].user}:`);
        say(`    ${KEY_USES[part].variable}=${encoded}`);
      }
    }
  });
  if (options.kibana !== undefined) {
    const { kibana: url, space } = options;
    const count = await importSavedObjects({ url, credentials: config.elasticsearch, ...(space && { space }) });
    say(`  ${count} objects in Kibana: a data view, saved searches and the dashboard "Provisioning: overview"`);
  }
}
