import { setTimeout as delay } from 'node:timers/promises';

import type { Client } from '@elastic/elasticsearch';
import type { Logger } from 'pino';

import type { Config } from '../config.ts';
import { backoffMs } from '../elasticsearch/backoff.ts';
import { requireInstallation } from '../elasticsearch/installation.ts';
import { isTransient, reasonOf } from '../elasticsearch/problem.ts';
import type { RecordWriter } from '../elasticsearch/writer.ts';
import { followStream } from '../sources/stream/followStream.ts';
import { UserError } from '../userError.ts';
import { withElasticsearch } from './connect.ts';
import { FLUSH_INTERVAL_MS, openWriter } from './openWriter.ts';

/**
 * Follows the configured sources until `signal` is aborted, and waits for Elasticsearch as long as it takes.
 * Throws a `UserError` when something has to be put right first.
 */
export async function run(config: Config, log: Logger, signal: AbortSignal): Promise<void> {
  const { elasticsearch, kafka } = config;
  if (kafka === undefined) {
    throw new UserError('There is nothing to follow: set KAFKA_BROKERS, or KAFKA_CONNECTION_STRING for Event Hubs.');
  }
  await withElasticsearch(elasticsearch, async (client) => {
    const writer = await writerOnceReady(client, config, log, signal);
    if (writer === undefined) {
      return;
    }
    const flushing = setInterval(() => writer.flush(), FLUSH_INTERVAL_MS);
    try {
      log.info({ topic: kafka.topic, group: kafka.group, brokers: kafka.brokers }, 'Following the stream');
      await followStream({ config: kafka, writer, log, signal });
    } finally {
      clearInterval(flushing);
      const rejectedByKind = Object.fromEntries(writer.rejectedByKind);
      log.info({ ...writer.counts, rejectedByKind }, 'Stopped');
    }
  });
}

/** The writer, once Elasticsearch answers; undefined when it is to stop before that. */
async function writerOnceReady(
  client: Client,
  config: Config,
  log: Logger,
  signal: AbortSignal
): Promise<RecordWriter | undefined> {
  const onRetry = (reason: string, waitMs: number): void =>
    log.warn({ reason: withoutRequest(reason), waitMs }, 'Elasticsearch does not take the records; trying again');
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      await requireInstallation(client);
      return await openWriter(client, config, onRetry);
    } catch (error) {
      if (!isTransient(error)) {
        throw error;
      }
      const waitMs = backoffMs(attempt, Math.random);
      onRetry(reasonOf(error), waitMs);
      await delay(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}

/** Elasticsearch quotes the request, and with it the record, when a shard is not there in time. */
function withoutRequest(reason: string): string {
  return reason.split(/,? request: /, 1)[0] ?? '';
}
