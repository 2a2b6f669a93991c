import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { Config } from '../config.ts';
import { hasIlm, requireInstallation } from '../elasticsearch/installation.ts';
import { RecordWriter } from '../elasticsearch/writer.ts';
import type { Log } from '../log.ts';
import { GraphClient } from '../sources/graph/client.ts';
import { followGraph } from '../sources/graph/follow.ts';
import { RequestLimit } from '../sources/graph/requestLimit.ts';
import { ServerClock } from '../sources/graph/serverClock.ts';
import { type AccessTokens, EntraTokens } from '../sources/graph/tokens.ts';
import { CheckpointStore } from '../state/checkpointStore.ts';
import { UserError } from '../userError.ts';
import { withElasticsearch } from './connect.ts';

/** What is on its way when the worker is told to stop gets this long; what is not there by then is read again. */
const DRAIN_MS = 30_000;

/** A slow tenant's records are to be found soon, not only when their window is complete. */
const FLUSH_INTERVAL_MS = 1_000;

export interface RunOptions {
  log: Log;
  /** Aborted to stop. */
  signal: AbortSignal;
  tokens?: AccessTokens;
}

/**
 * Follows the configured tenant until `signal` is aborted. Throws a `UserError` for what a person has to put right.
 * Work that Elasticsearch did not take in time may still be under way afterwards: the caller ends the process.
 */
export async function run(config: Config, { log, signal, tokens }: RunOptions): Promise<void> {
  const { graph, retentionDays } = config;
  if (graph === undefined) {
    throw new UserError('There is nothing to follow. Set GRAPH_TENANT_ID and how to sign in: see docs/entra.md.');
  }
  const accessTokens = tokens ?? new EntraTokens(graph);
  await withElasticsearch(config.elasticsearch, async (client) => {
    await requireInstallation(client);
    const clock = new ServerClock();
    const now = () => clock.now();
    const writer = new RecordWriter({
      client,
      ilm: await hasIlm(client),
      retentionDays,
      onRetry: (reason, waitMs) => log.warn({ reason, waitMs }, 'Elasticsearch has to be asked again'),
      now,
    });
    const following = followGraph({
      graph,
      retentionDays,
      client: new GraphClient({ tokens: accessTokens, limit: new RequestLimit(graph.requestsPer10Seconds), clock }),
      clock,
      writer,
      checkpoints: new CheckpointStore({ client, tenantId: graph.tenantId, workerId: randomUUID(), now }),
      log,
      signal,
    });
    const flushing = setInterval(() => writer.flush(), FLUSH_INTERVAL_MS);
    try {
      const ended = following.then(() => writer.drain()).then(() => true);
      const isDrained = await Promise.race([ended, afterStop(signal)]);
      log.info({ ...writer.counts, isDrained }, 'stopped');
    } finally {
      clearInterval(flushing);
    }
  });
}

/** Resolves to false when the time for draining is over. */
async function afterStop(signal: AbortSignal): Promise<boolean> {
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  await delay(DRAIN_MS, undefined, { ref: false });
  return false;
}
