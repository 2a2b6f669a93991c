import type { Client } from '@elastic/elasticsearch';
import { type KeyPart, type PrivilegeOptions, privilegesOf } from '@provlogs/schema/privileges';

import { UserError } from '../userError.ts';
import { isFromElasticsearch, reasonOf, statusOf } from './problem.ts';

export interface CreatedKey {
  part: KeyPart;
  name: string;
  /** What goes into the header, and into ELASTICSEARCH_API_KEY. Elasticsearch tells it this once. */
  encoded: string;
}

/**
 * Creates an API key with what a part needs and no more. Keys that are there already go on working. Throws a
 * `UserError` where keys can't be made.
 */
export async function createKey(client: Client, part: KeyPart, options: PrivilegeOptions): Promise<CreatedKey> {
  const { cluster, indices } = privilegesOf(part, options);
  const name = `provlogs-${part}`;
  try {
    const { encoded } = await client.security.createApiKey({
      name,
      role_descriptors: { [name]: { cluster, indices } },
      metadata: { managed_by: 'provlogs' },
    });
    return { part, name, encoded };
  } catch (error) {
    throw explainedKeyError(error);
  }
}

function explainedKeyError(error: unknown): unknown {
  const status = statusOf(error);
  if (!isFromElasticsearch(error) || status === undefined) {
    return error;
  }
  const reason = reasonOf(error);
  if (reason.includes('derived')) {
    return new UserError(
      'An API key cannot make keys. Sign in as a user: ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD instead of ' +
        'ELASTICSEARCH_API_KEY.'
    );
  }
  // Without security there is no handler; 500 is what a cluster says whose API keys are switched off.
  if ([400, 404, 405].includes(status) || reason.includes('api keys are not enabled')) {
    return new UserError(
      `This cluster makes no API keys (${reason}). Security is off there, or xpack.security.authc.api_key.enabled is.`
    );
  }
  return error;
}
