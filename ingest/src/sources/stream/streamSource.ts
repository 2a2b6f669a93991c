import { setTimeout as delay } from 'node:timers/promises';

import type { Admin, Consumer, EachBatchPayload, Kafka } from 'kafkajs';

import type { KafkaConfig } from '../../config/kafka.ts';
import { backoffMs } from '../../elasticsearch/backoff.ts';
import type { RecordWriter } from '../../elasticsearch/writer.ts';
import type { Log } from '../../log.ts';
import { UserError } from '../../userError.ts';
import type { Source, SourceState } from '../source.ts';
import { type StateKeeper } from '../stateKeeper.ts';
import { aborted } from './aborted.ts';
import { backlogOf } from './backlog.ts';
import { createKafka } from './client.ts';
import { consumeBatch, WriteError } from './consumeBatch.ts';
import type { Message } from './messages.ts';
import { Partitions } from './partitions.ts';
import { reasonOf, refusalOf } from './trouble.ts';

/** A worker that is gone keeps its partitions for so long. Event Hubs wants at least 6 s. */
const SESSION_TIMEOUT_MS = 10_000;
const HEARTBEAT_INTERVAL_MS = 2_000;

/** A worker that stops waits no longer for Elasticsearch, so that it can still leave its group in time. */
const STOP_LIMIT_MS = 25_000;

/** Batches of so many partitions share Elasticsearch's requests. */
const CONCURRENT_PARTITIONS = 4;

const FETCH_BYTES = 4 * 1024 * 1024;
const FETCH_WAIT_MS = 1_000;

/** Event Hubs tells of new partitions only to who asks. */
const METADATA_MAX_AGE_MS = 180_000;

/** So often the broker is asked whether there is something that this worker does not get. */
const BACKLOG_INTERVAL_MS = 10_000;

const LONGEST_WAIT_MS = 10_000;

export interface StreamSourceOptions {
  config: KafkaConfig;
  /** Its own: draining a writer waits for everything in it. */
  writer: Pick<RecordWriter, 'add' | 'reject' | 'drain' | 'counts' | 'onItsWay' | 'rejectedByKind'>;
  log: Log;
  keeper: StateKeeper;
  /** Milliseconds since 1970, by a clock that is right. */
  now: () => number;
}

/**
 * The records of a topic, as a member of a consumer group. Offsets are committed once Elasticsearch has the records or
 * they are kept as rejected, so whatever happens they are read again rather than lost.
 */
export class StreamSource implements Source {
  readonly name = 'stream';
  readonly #options: StreamSourceOptions;
  readonly #partitions = new Partitions();
  readonly #lost = new Set<Promise<unknown>>();
  #everJoined = false;

  constructor(options: StreamSourceOptions) {
    this.#options = options;
  }

  get counts() {
    return this.#options.writer.counts;
  }

  get onItsWay() {
    return this.#options.writer.onItsWay;
  }

  get rejectedByKind() {
    return this.#options.writer.rejectedByKind;
  }

  state(): SourceState {
    return this.#options.keeper.state();
  }

  async follow(signal: AbortSignal): Promise<void> {
    const { config, log, keeper } = this.#options;
    keeper.begins();
    log.info({ topic: config.topic, group: config.group, brokers: config.brokers }, 'following the stream');
    const kafka = await createKafka(config, log);
    const giveUp = new AbortController();
    const limit = (): void => void setTimeout(() => giveUp.abort(), STOP_LIMIT_MS).unref();
    signal.addEventListener('abort', limit, { once: true });
    let attempt = 0;
    while (!signal.aborted) {
      const { joined, trouble } = await this.#consumeUntilTrouble(kafka, signal, giveUp.signal);
      if (trouble instanceof WriteError) {
        throw trouble.cause;
      }
      if (trouble === undefined || signal.aborted) {
        break;
      }
      this.#everJoined ||= joined;
      const refusal = refusalOf(trouble, { everJoined: this.#everJoined });
      if (refusal !== undefined) {
        throw new UserError(`Kafka at ${config.brokers.join(', ')}: ${refusal}`);
      }
      attempt = joined ? 1 : attempt + 1;
      const reason = reasonOf(trouble);
      const waitMs = Math.min(LONGEST_WAIT_MS, backoffMs(attempt, Math.random));
      keeper.failed(reason, false);
      log.warn({ reason, waitMs }, 'the stream is interrupted; trying again');
      await delay(waitMs, undefined, { signal }).catch(() => undefined);
    }
    signal.removeEventListener('abort', limit);
    if (giveUp.signal.aborted) {
      log.warn({ limitMs: STOP_LIMIT_MS }, 'Elasticsearch did not take everything in time: the rest is read again');
    }
  }

  /** One life of a consumer: a member of the group until it is to stop, or something is wrong. */
  async #consumeUntilTrouble(kafka: Kafka, signal: AbortSignal, giveUp: AbortSignal): Promise<Ending> {
    const { config, log } = this.#options;
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
      const partitions = payload.memberAssignment[config.topic] ?? [];
      this.#partitions.assign(partitions);
      log.info({ topic: config.topic, partitions }, 'joined the group');
    });
    const over = new AbortController();
    // Ends by itself; nothing waits for a broker that does not answer it.
    void this.#watchBacklog(kafka.admin(), over.signal);
    try {
      const trouble = await Promise.race([this.#troubleOf(consumer, signal, giveUp), aborted(signal, over.signal)]);
      return { joined, trouble };
    } catch (trouble) {
      return { joined, trouble };
    } finally {
      // Waits for the batches that are being written, unless they are given up.
      await Promise.race([consumer.disconnect().catch(() => undefined), aborted(giveUp, over.signal)]);
      over.abort();
    }
  }

  /** Notes now and then whether there is something to read, so that a consumer that gets nothing is found out. */
  async #watchBacklog(admin: Admin, over: AbortSignal): Promise<void> {
    const { config, keeper, log } = this.#options;
    while (!over.aborted) {
      try {
        await admin.connect();
        const backlog = await backlogOf(admin, config, this.#partitions.assigned);
        log.debug({ backlog: Number(backlog) }, 'backlog');
        if (backlog > 0n) {
          keeper.sees();
        } else if (this.#partitions.assigned.size > 0) {
          keeper.gotOn(0);
        }
      } catch (error) {
        log.debug({ reason: reasonOf(error) }, 'the backlog is unknown');
      }
      await delay(BACKLOG_INTERVAL_MS, undefined, { signal: over }).catch(() => undefined);
    }
    await admin.disconnect().catch(() => undefined);
  }

  /** Consumes, and resolves to what ends it. Throws what prevents it from beginning. */
  async #troubleOf(consumer: Consumer, signal: AbortSignal, giveUp: AbortSignal): Promise<unknown> {
    const crash = new Promise<unknown>((resolve) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => resolve(payload.error));
    });
    await consumer.connect();
    await consumer.subscribe({ topics: [this.#options.config.topic], fromBeginning: true });
    const writeError = new Promise<unknown>((resolve, reject) => {
      const eachBatch = async (payload: EachBatchPayload): Promise<void> => {
        try {
          await this.#consume(payload, signal, giveUp);
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

  async #consume(payload: EachBatchPayload, stop: AbortSignal, giveUp: AbortSignal): Promise<void> {
    const { writer, log, keeper, now } = this.#options;
    const { batch, heartbeat, resolveOffset, commitOffsetsIfNecessary } = payload;
    const { topic, partition, messages, highWatermark } = batch;
    keeper.sees();
    const commit = async (last: Message): Promise<void> => {
      const next = BigInt(last.offset) + 1n;
      await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: String(next) }] }] });
      resolveOffset(last.offset);
      this.#partitions.advance(partition, next >= BigInt(highWatermark) ? undefined : Number(last.timestamp));
      keeper.gotOn(this.#partitions.lagMs(now()));
    };
    const limits = { stop, giveUp, heartbeatMs: HEARTBEAT_INTERVAL_MS, lost: this.#lost };
    const empty = await consumeBatch({ topic, partition, messages, heartbeat, commit }, writer, limits);
    if (empty > 0) {
      log.info({ topic, partition, empty }, 'passed over messages without a value');
    }
  }
}

interface Ending {
  /** Whether the group had taken this consumer in. */
  joined: boolean;
  /** Undefined when it ended because it was to. */
  trouble: unknown;
}
