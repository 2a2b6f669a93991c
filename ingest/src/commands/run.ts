import { setTimeout as delay } from 'node:timers/promises';

import type { Config } from '../config.ts';
import { hasIlm, requireInstallation } from '../elasticsearch/installation.ts';
import { isTransient } from '../elasticsearch/problem.ts';
import { untilAnswered } from '../elasticsearch/untilAnswered.ts';
import type { Log } from '../log.ts';
import type { AccessTokens } from '../sources/graph/tokens.ts';
import { type OpenSource, openSources } from '../sources/openSources.ts';
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
 * Follows the configured sources until `signal` is aborted. Throws a `UserError` for what a person has to put right.
 * Work that Elasticsearch did not take in time may still be under way afterwards: the caller ends the process.
 */
export async function run(config: Config, { log, signal, tokens }: RunOptions): Promise<void> {
  if (config.graph === undefined && config.kafka === undefined) {
    throw new UserError(
      'There is nothing to follow. Set GRAPH_TENANT_ID and how to sign in (docs/entra.md), or KAFKA_CONNECTION_STRING ' +
        'or KAFKA_BROKERS (docs/event-hubs.md), or both.'
    );
  }
  await withElasticsearch(config.elasticsearch, async (client) => {
    const onRetry = (reason: string, waitMs: number) => log.warn({ reason, waitMs }, 'waiting for Elasticsearch');
    const learnIlm = async (): Promise<boolean> => {
      await requireInstallation(client);
      return hasIlm(client);
    };
    const ilm = await untilAnswered(learnIlm, { mayPass: isTransient, onRetry, signal }).catch(unlessAborted(signal));
    if (ilm !== undefined) {
      const context = { client, ilm, retentionDays: config.retentionDays, log, tokens };
      await followAll(await openSources(config, context), log, signal);
    }
  });
}

/** Follows until `signal` is aborted or one source ends for good; the others then write what they have read. */
async function followAll(sources: readonly OpenSource[], log: Log, signal: AbortSignal): Promise<void> {
  const ending = new AbortController();
  const stop = AbortSignal.any([signal, ending.signal]);
  const failures: unknown[] = [];
  const following = sources.map(async ({ source }) => {
    try {
      await source.follow(stop);
    } catch (error) {
      failures.push(error);
    }
    ending.abort();
  });
  const flushing = setInterval(() => sources.forEach(({ flush }) => flush()), FLUSH_INTERVAL_MS);
  try {
    const isDrained = await Promise.race([Promise.all(following).then(() => true), afterStop(stop)]);
    for (const { source } of sources) {
      log.info({ source: source.name, ...source.counts, isDrained }, 'stopped');
    }
  } finally {
    clearInterval(flushing);
  }
  // Of several, the first: it is why the others were told to stop.
  if (failures.length > 0) {
    throw failures[0];
  }
}

/** Resolves to false when the time for draining is over. */
async function afterStop(signal: AbortSignal): Promise<boolean> {
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  await delay(DRAIN_MS, undefined, { ref: false });
  return false;
}

function unlessAborted(signal: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    if (!signal.aborted) {
      throw error;
    }
  };
}
