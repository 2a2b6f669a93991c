import type { Client } from '@elastic/elasticsearch';
import type { HeartbeatDocument } from '@provlogs/schema/heartbeat';
import { HEARTBEAT_INDEX } from '@provlogs/schema/indices';

import { reasonOf } from '../elasticsearch/problem.ts';
import { deleteExpiredDays } from '../elasticsearch/retention.ts';
import { elasticsearchTime } from '../elasticsearch/serverTime.ts';
import type { Log } from '../log.ts';
import type { ServerClock } from '../serverClock.ts';
import { every } from './every.ts';
import { heartbeatOf } from './heartbeat.ts';
import type { Worker } from './worker.ts';

const BEAT_EVERY_MS = 60_000;
export const RETENTION_EVERY_MS = 3_600_000;
const CLOCK_EVERY_MS = 60_000;

/** A worker that is to end must not wait for an Elasticsearch that does not answer. */
const BEAT_TIMEOUT_MS = 5_000;

export interface UpkeepOptions {
  client: Client;
  log: Log;
  worker: Worker;
}

/** A worker's heartbeat in Elasticsearch. */
export class Heartbeat {
  readonly #options: UpkeepOptions;
  #previous: HeartbeatDocument | undefined;

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  /** Overwrites the worker's document now and every minute, until `signal` is aborted. */
  async keep(signal: AbortSignal): Promise<void> {
    await every(BEAT_EVERY_MS, signal, () => this.#write('running'));
  }

  /** Says that the worker was told to stop, so that its silence alarms nobody. */
  async end(): Promise<void> {
    await this.#write('stopped');
  }

  async #write(state: HeartbeatDocument['state']): Promise<void> {
    const { client, log, worker } = this.#options;
    const beat = { state, memoryBytes: process.memoryUsage.rss(), previous: this.#previous };
    const document = heartbeatOf(worker.vitals(), worker.identity, beat);
    try {
      await client.index(
        { index: HEARTBEAT_INDEX, id: document.worker.name, document },
        { requestTimeout: BEAT_TIMEOUT_MS }
      );
      this.#previous = document;
      worker.heartbeatProblem = undefined;
    } catch (error) {
      const reason = reasonOf(error);
      if (worker.heartbeatProblem !== reason) {
        log.warn({ reason }, "the heartbeat can't be written");
      }
      worker.heartbeatProblem = reason;
    }
  }
}

/** Sets `clock` by Elasticsearch's now and every minute, until `signal` is aborted. */
export async function keepClock(client: Client, clock: ServerClock, signal: AbortSignal): Promise<void> {
  await every(CLOCK_EVERY_MS, signal, async () => {
    // While it does not answer, the last reading goes on; who writes to it tells what is wrong.
    await elasticsearchTime(client).then(
      (time) => clock.observe(time),
      () => undefined
    );
  });
}

/** Deletes expired days now and every hour until `signal` is aborted: where the cluster has no ILM, nothing else does. */
export async function keepRetention(
  { client, log, worker }: UpkeepOptions,
  retentionDays: number,
  signal: AbortSignal
): Promise<void> {
  log.info({ retentionDays }, 'this cluster has no index lifecycle management: the worker deletes expired days');
  await every(RETENTION_EVERY_MS, signal, async () => {
    const { deleted, problems } = await tryRetention(client, retentionDays, worker.clock.now());
    if (deleted.length > 0) {
      log.info({ deleted }, 'deleted expired days');
    }
    for (const problem of problems) {
      log.error({ problem }, 'expired days are still there');
    }
    worker.retentionProblem = problems[0];
  });
}

/** As `deleteExpiredDays`, and a problem when the indices can't even be listed. */
export async function tryRetention(client: Client, retentionDays: number, now: number) {
  try {
    return await deleteExpiredDays(client, retentionDays, now);
  } catch (error) {
    return { deleted: [], problems: [`Expired days can't be looked for: ${reasonOf(error)}`] };
  }
}
