import { setTimeout as delay } from 'node:timers/promises';

import type { Client } from '@elastic/elasticsearch';

import type { Config } from '../config.ts';
import { hasIlm, requireNoteIndices, requireInstallation } from '../elasticsearch/installation.ts';
import { isTransient } from '../elasticsearch/problem.ts';
import { elasticsearchTime } from '../elasticsearch/serverTime.ts';
import { untilAnswered } from '../elasticsearch/untilAnswered.ts';
import type { Log } from '../log.ts';
import { serve } from '../operate/httpServer.ts';
import { Heartbeat, keepClock, keepRetention } from '../operate/upkeep.ts';
import type { SupervisedSource } from '../operate/supervisedSource.ts';
import { Worker } from '../operate/worker.ts';
import type { AccessTokens } from '../sources/graph/tokens.ts';
import { openSources } from '../sources/openSources.ts';
import { UserError } from '../userError.ts';
import { withElasticsearch } from './connect.ts';

/** What is on its way when the worker is told to stop gets this long; what is not there by then is read again. */
const DRAIN_MS = 30_000;

/** A slow tenant's records are to be found soon, not only when their window is complete. */
const FLUSH_INTERVAL_MS = 1_000;

/** A difference that somebody should put right. */
const NOTABLE_SKEW_MS = 60_000;

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
  const worker = new Worker(log, signal);
  const server = await startServer(config.httpPort, worker, log);
  try {
    await withElasticsearch(config.elasticsearch, (client) => work(config, { client, worker, log, signal, tokens }));
  } finally {
    server?.close();
  }
}

async function startServer(port: number | undefined, worker: Worker, log: Log) {
  if (port === undefined) {
    return undefined;
  }
  const { metrics } = worker;
  const server = await serve(port, {
    readiness: () => worker.readiness(),
    metrics: () => metrics.text(),
    metricsType: metrics.contentType,
  });
  log.info({ port: server.port }, 'answering /healthz, /readyz and /metrics');
  return server;
}

async function work(
  config: Config,
  { client, worker, log, signal, tokens }: RunOptions & { client: Client; worker: Worker }
): Promise<void> {
  const onRetry = (reason: string, waitMs: number) => log.warn({ reason, waitMs }, 'waiting for Elasticsearch');
  const learnIlm = async (): Promise<boolean> => {
    await requireInstallation(client);
    await requireNoteIndices(client);
    worker.clock.observe(await elasticsearchTime(client));
    return hasIlm(client);
  };
  const ilm = await untilAnswered(learnIlm, { mayPass: isTransient, onRetry, signal }).catch(unlessAborted(signal));
  if (ilm === undefined) {
    return;
  }
  const skewMs = worker.clock.skewMs();
  if (Math.abs(skewMs) > NOTABLE_SKEW_MS) {
    log.warn({ skewMs }, "the host's clock differs from Elasticsearch's, which counts");
  }
  const { retentionDays } = config;
  const opened = await openSources(config, {
    client,
    clock: worker.clock,
    ilm,
    retentionDays,
    log,
    workerId: worker.identity.id,
    onRetry: (_reason, _waitMs, isThrottled) => worker.retries.retried({ isThrottled }),
    onIndexed: (record, now) => worker.metrics.indexed(record, now),
    tokens,
  });
  const sources = worker.supervise(opened.map(({ source }) => source));
  const heartbeat = new Heartbeat({ client, log, worker });
  const over = new AbortController();
  const upkeep = [
    heartbeat.keep(over.signal),
    keepClock(client, worker.clock, over.signal),
    ...(ilm ? [] : [keepRetention({ client, log, worker }, retentionDays, over.signal)]),
  ];
  const flushing = setInterval(() => opened.forEach(({ flush }) => flush()), FLUSH_INTERVAL_MS);
  try {
    await followAll(sources, log, signal);
  } finally {
    clearInterval(flushing);
    over.abort();
    await Promise.all(upkeep);
  }
  await heartbeat.end();
}

/** Follows until `signal` is aborted or one source ends for good; the others then write what they have read. */
async function followAll(sources: readonly SupervisedSource[], log: Log, signal: AbortSignal): Promise<void> {
  const ending = new AbortController();
  const stop = AbortSignal.any([signal, ending.signal]);
  const failures: unknown[] = [];
  const following = sources.map(async (source) => {
    try {
      await source.follow(stop);
    } catch (error) {
      failures.push(error);
    }
    ending.abort();
  });
  const isDrained = await Promise.race([Promise.all(following).then(() => true), afterStop(stop)]);
  for (const source of sources) {
    const { name, counts, inFlight } = source.vitals();
    log.info({ source: name, ...counts, inFlight, isDrained }, 'stopped');
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
