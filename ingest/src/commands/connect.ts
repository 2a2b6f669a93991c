import type { Client } from '@elastic/elasticsearch';

import type { ElasticsearchConfig } from '../config.ts';
import { createClient } from '../elasticsearch/client.ts';
import { explained } from '../elasticsearch/problem.ts';

/**
 * Runs `work` with a client that is closed afterwards. What Elasticsearch refuses, or that it does not answer, comes
 * out as a `UserError`.
 */
export async function withElasticsearch<T>(
  config: ElasticsearchConfig,
  work: (client: Client) => Promise<T>
): Promise<T> {
  const client = createClient(config);
  try {
    return await work(client);
  } catch (error) {
    throw explained(error, withoutCredentials(config.url));
  } finally {
    await client.close();
  }
}

/** An address as it may be shown: a user and password in it are secrets. */
export function withoutCredentials(url: string): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.toString().replace(/\/$/, '');
}
