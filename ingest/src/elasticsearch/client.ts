import { Client } from '@elastic/elasticsearch';

import type { ElasticsearchConfig } from '../config.ts';

/** Longer than a slow bulk request takes. A connection that died silently holds its records up for so long. */
const REQUEST_TIMEOUT_MS = 20_000;

/** A client that never retries by itself: whoever calls knows what may be sent again. */
export function createClient({ url, auth, ca }: ElasticsearchConfig): Client {
  return new Client({
    node: url,
    ...(auth === undefined ? {} : { auth }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    maxRetries: 0,
    requestTimeout: REQUEST_TIMEOUT_MS,
  });
}
