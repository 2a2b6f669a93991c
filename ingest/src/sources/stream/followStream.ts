import { setTimeout as delay } from 'node:timers/promises';

import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Logger } from 'pino';

import { backoffMs } from '../../elasticsearch/backoff.ts';
import type { KafkaConfig } from '../../kafkaConfig.ts';
import { UserError } from '../../userError.ts';
import { aborted } from './aborted.ts';
import { createKafka } from './client.ts';
import { type BatchWriter, consumeBatch, WriteError } from './consumeBatch.ts';
import { reasonOf, refusalOf } from './trouble.ts';

export interface StreamOptions {
  config: KafkaConfig;
  writer: BatchWriter;
  log: Logger;
  /** Stops reading; what was read is written and committed. */
  signal: AbortSignal;
}

/** A worker that is gone keeps its partitions for so long. Event Hubs wants at least 6 s. */
const SESSION_TIMEOUT_MS = 10_000;
const HEARTBEAT_INTERVAL_MS = 2_000;

/** A worker that stops waits no longer for Elasticsearch. */
const STOP_LIMIT_MS = 30_000;

/** Batches of so many partitions share Elasticsearch's requests. */
const CONCURRENT_PARTITIONS = 4;

const FETCH_BYTES = 4 * 1024 * 1024;
const FETCH_WAIT_MS = 1_000;

/** Event Hubs tells of new partitions only to who asks. */
const METADATA_MAX_AGE_MS = 180_000;

const LONGEST_WAIT_MS = 10_000;

/**
 * Writes the records of a topic, as a member of a consumer group, until `signal` is aborted. Offsets are committed once
 * Elasticsearch has the records or they are kept as rejected, so whatever happens they are read again rather than lost.
 * Goes on by itself after any trouble with Kafka. Throws a `UserError` when Kafka refuses what no retry can help, and
 * what ended the writer.
 */
export async function followStream(options: StreamOptions): Promise<void> {
  const { config, log, signal } = options;
  const kafka = await createKafka(config, log);
  const giveUp = new AbortController();
  const limit = (): void => void setTimeout(() => giveUp.abort(), STOP_LIMIT_MS).unref();
  signal.addEventListener('abort', limit, { once: true });
  let everJoined = false;
  let attempt = 0;
  while (!signal.aborted) {
    const { joined, trouble } = await consumeUntilTrouble(kafka, options, giveUp.signal);
    if (trouble instanceof WriteError) {
      throw trouble.cause;
    }
    if (trouble === undefined || signal.aborted) {
      break;
    }
    everJoined ||= joined;
    const refusal = refusalOf(trouble, { everJoined });
    if (refusal !== undefined) {
      throw new UserError(`Kafka at ${config.brokers.join(', ')}: ${refusal}`);
    }
    attempt = joined ? 1 : attempt + 1;
    const waitMs = Math.min(LONGEST_WAIT_MS, backoffMs(attempt, Math.random));
    log.warn({ reason: reasonOf(trouble), waitMs }, 'The stream is interrupted; trying again');
    await delay(waitMs, undefined, { signal }).catch(() => undefined);
  }
  signal.removeEventListener('abort', limit);
  if (giveUp.signal.aborted) {
    log.warn(`Elasticsearch did not take everything within ${STOP_LIMIT_MS / 1000} s: the rest will be read again`);
  }
}

interface Ending {
  /** Whether the group had taken this consumer in. */
  joined: boolean;
  /** Undefined when it ended because it was to. */
  trouble: unknown;
}

/** One life of a consumer: a member of the group until it is to stop, or something is wrong. */
async function consumeUntilTrouble(kafka: Kafka, options: StreamOptions, giveUp: AbortSignal): Promise<Ending> {
  const { config, log, signal } = options;
  const consumer = kafka.consumer({
    groupId: config.group,
    sessionTimeout: SESSION_TIMEOUT_MS,
    heartbeatInterval: HEARTBEAT_INTERVAL_MS,
    maxBytes: FETCH_BYTES,
    maxWaitTimeInMs: FETCH_WAIT_MS,
    metadataMaxAge: METADATA_MAX_AGE_MS,
    allowAutoTopicCreation: false,
    retry: { restartOnFailure: () => Promise.resolve(false) },
  });
  let joined = false;
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    joined = true;
    log.info({ topic: config.topic, partitions: payload.memberAssignment[config.topic] ?? [] }, 'Joined the group');
  });
  const over = new AbortController();
  try {
    const trouble = await Promise.race([troubleOf(consumer, options, giveUp), aborted(signal, over.signal)]);
    return { joined, trouble };
  } catch (trouble) {
    return { joined, trouble };
  } finally {
    over.abort();
    // Waits for the batches that are being written, unless they are given up.
    await Promise.race([consumer.disconnect().catch(() => undefined), aborted(giveUp)]);
  }
}

/** Consumes, and resolves to what ends it. Throws what prevents it from beginning. */
async function troubleOf(consumer: Consumer, options: StreamOptions, giveUp: AbortSignal): Promise<unknown> {
  const { config, writer, log, signal } = options;
  const crash = new Promise<unknown>((resolve) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => resolve(payload.error));
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [config.topic], fromBeginning: true });
  const writeError = new Promise<unknown>((resolve, reject) => {
    const eachBatch = async (payload: EachBatchPayload): Promise<void> => {
      const { topic, partition } = payload.batch;
      try {
        const limits = { stop: signal, giveUp, heartbeatMs: HEARTBEAT_INTERVAL_MS };
        const empty = await consumeBatch(batchOf(payload), writer, limits);
        if (empty > 0) {
          log.info({ topic, partition, empty }, 'Passed over messages without a value');
        }
      } catch (error) {
        if (!(error instanceof WriteError)) {
          throw error;
        }
        resolve(error);
      }
    };
    consumer
      .run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
        eachBatch,
      })
      .catch(reject);
  });
  return Promise.race([crash, writeError]);
}

function batchOf({ batch, heartbeat, resolveOffset, commitOffsetsIfNecessary }: EachBatchPayload) {
  const { topic, partition, messages } = batch;
  return {
    topic,
    partition,
    messages,
    heartbeat,
    commit: async (offset: string): Promise<void> => {
      const next = String(BigInt(offset) + 1n);
      await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: next }] }] });
      resolveOffset(offset);
    },
  };
}
