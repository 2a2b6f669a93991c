import { setTimeout as delay } from 'node:timers/promises';

import type { JsonValue } from '@provlogs/schema/record';

import type { GraphConfig } from '../../config/graph.ts';
import { backoffMs } from '../../elasticsearch/backoff.ts';
import { Patience } from '../../elasticsearch/problem.ts';
import { untilAnswered } from '../../elasticsearch/untilAnswered.ts';
import type { Origin, RecordWriter } from '../../elasticsearch/writer.ts';
import { ingestRecord } from '../../ingestRecord.ts';
import type { Log } from '../../log.ts';
import type { CheckpointStore } from '../../state/checkpointStore.ts';
import type { StateKeeper } from '../stateKeeper.ts';
import { type TimeWindow, windowAddress } from './address.ts';
import type { GraphClient } from './client.ts';
import { GraphFault } from './fault.ts';
import {
  abandoned,
  type Checkpoint,
  checkpointOf,
  failed,
  isHopeless,
  nextTask,
  type Plan,
  startPlan,
  succeeded,
  type Task,
  unreadFrom,
} from './plan.ts';
import { readWindow } from './readWindow.ts';
import type { ServerClock } from '../../serverClock.ts';

const SOURCE = 'Microsoft Graph';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Graph keeps records for so long (7 days without an Entra ID P1 or P2 licence). */
const SOURCE_RETENTION_DAYS = 30;

export interface FollowOptions {
  graph: Pick<GraphConfig, 'url' | 'tenantId' | 'pollSeconds'>;
  retentionDays: number;
  client: GraphClient;
  clock: ServerClock;
  writer: Pick<RecordWriter, 'add' | 'reject' | 'drain' | 'counts'>;
  checkpoints: Pick<CheckpointStore, 'takeOver' | 'save'>;
  log: Log;
  keeper: StateKeeper;
  signal: AbortSignal;
  random?: () => number;
}

/**
 * Reads a tenant's provisioning logs until `signal` is aborted, and resolves then. What may pass is tried again
 * without limit; throws what a person has to put right.
 */
export async function followGraph(options: FollowOptions): Promise<void> {
  const { signal } = options;
  try {
    await new GraphFollower(options).run();
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}

class GraphFollower {
  readonly #options: FollowOptions;
  readonly #random: () => number;
  #faultsInARow = 0;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
  }

  async run(): Promise<void> {
    const { clock, signal } = this.#options;
    await this.#learnTime();
    let plan = await this.#start();
    while (!signal.aborted) {
      const next = nextTask(plan, clock.now());
      plan = next.plan;
      if ('waitMs' in next) {
        this.#options.keeper.gotOn(0);
        await delay(next.waitMs, undefined, { signal });
      } else {
        this.#options.keeper.sees();
        plan = await this.#work(plan, next.task);
      }
    }
  }

  async #start(): Promise<Plan> {
    const { checkpoints, clock, log } = this.#options;
    const begin = (found: Checkpoint | undefined) => checkpointOf(this.#planOf(found));
    const checkpoint = await this.#untilAnswered(() => checkpoints.takeOver(begin));
    const plan = this.#planOf(checkpoint);
    // A backfill that is stopped at its beginning loses seconds at the edge of what Graph keeps: no fault.
    if (checkpoint !== undefined && plan.closedUntil - checkpoint.closedUntil > HOUR_MS) {
      const gone = windowText({ from: checkpoint.closedUntil, to: plan.closedUntil });
      log.error(gone, 'the worker was off for too long: Graph no longer has all records of this time');
    }
    log.info({ closedUntil: timeText(plan.closedUntil), skewMs: clock.skewMs() }, 'following Microsoft Graph');
    return plan;
  }

  #planOf(checkpoint: Checkpoint | undefined): Plan {
    const { graph, retentionDays, clock } = this.#options;
    const retentionMs = Math.min(retentionDays, SOURCE_RETENTION_DAYS) * DAY_MS;
    return startPlan({ checkpoint, now: clock.now(), retentionMs, pollMs: graph.pollSeconds * 1000 });
  }

  /** One request, for nothing but the server's time: the first window needs it. */
  async #learnTime(): Promise<void> {
    const { graph, client, clock, signal } = this.#options;
    for (;;) {
      try {
        const to = Math.floor(clock.now() / 1000) * 1000;
        await client.get(windowAddress(graph.url, { from: to - 1000, to }, 1), signal);
        this.#faultsInARow = 0;
        return;
      } catch (error) {
        await this.#pause(error, undefined);
      }
    }
  }

  async #work(plan: Plan, task: Task): Promise<Plan> {
    const { client, graph, writer, log, keeper, signal, clock } = this.#options;
    try {
      const onElement = (element: JsonValue, page: number) => this.#take(element, task, page);
      const ids = await readWindow({ graphUrl: graph.url, client, window: task, signal, onElement });
      await writer.drain();
      this.#faultsInARow = 0;
      log.debug({ task: task.kind, ...windowText(task), records: ids.size }, 'window read');
      const after = succeeded(plan, task, ids);
      keeper.gotOn(Math.max(1, clock.now() - unreadFrom(after, clock.now())));
      if (after.closedUntil !== plan.closedUntil || isReadingDone(plan, after)) {
        await this.#save(after);
      }
      if (after.tiers.poll.lastAt !== plan.tiers.poll.lastAt) {
        log.info({ ...writer.counts, closedUntil: timeText(after.closedUntil), skewMs: clock.skewMs() }, 'polled');
      }
      return after;
    } catch (error) {
      await this.#pause(error, task);
      return error instanceof GraphFault ? this.#afterFault(plan, task, error) : plan;
    }
  }

  async #afterFault(plan: Plan, task: Task, fault: GraphFault): Promise<Plan> {
    const after = failed(plan, task, fault.kind);
    if (!isHopeless(after, task)) {
      return after;
    }
    const { writer, log } = this.#options;
    log.error({ ...windowText(task), reason: fault.message }, 'going on without a second that stays unreadable');
    const { raw } = fault;
    if (raw !== undefined) {
      await writer.reject(
        { kind: 'unreadablePage', reason: fault.message },
        originOf(task, 'page', () => raw)
      );
      await writer.drain();
    }
    return abandoned(after, task);
  }

  async #take(element: JsonValue, window: TimeWindow, page: number): Promise<void> {
    const { writer, graph, clock } = this.#options;
    const origin = originOf(window, `page ${page}`, () => JSON.stringify(element));
    // Its text can't be made again from the value; the page can be asked for again.
    const rawOfDeep = () => origin.position;
    await ingestRecord(element, origin, rawOfDeep, writer, {
      ingestedAt: clock.now(),
      defaultTenantId: graph.tenantId,
    });
  }

  /** Waits after a fault that may pass; throws any other error. */
  async #pause(error: unknown, task: Task | undefined): Promise<void> {
    const { log, keeper, signal } = this.#options;
    signal.throwIfAborted();
    if (!(error instanceof GraphFault)) {
      throw error;
    }
    this.#faultsInARow++;
    const waitMs = error.retryAfterMs ?? backoffMs(this.#faultsInARow, this.#random);
    keeper.failed(error.message, error.kind === 'busy');
    log.warn({ ...(task && { task: task.kind, ...windowText(task) }), reason: error.message, waitMs }, 'trying again');
    await delay(waitMs, undefined, { signal });
  }

  async #save(plan: Plan): Promise<void> {
    await this.#untilAnswered(() => this.#options.checkpoints.save(checkpointOf(plan)));
  }

  /** What Elasticsearch may answer later is asked again without limit. */
  #untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
    const { log, keeper, signal } = this.#options;
    const onRetry = (reason: string, waitMs: number) => {
      keeper.hindered(reason);
      log.warn({ reason, waitMs }, 'the checkpoint has to wait for Elasticsearch');
    };
    const patience = new Patience();
    return untilAnswered(ask, { mayPass: (error) => patience.mayPass(error), onRetry, signal });
  }
}

function isReadingDone(before: Plan, after: Plan): boolean {
  const { poll, hourly, daily } = after.tiers;
  const { tiers } = before;
  return (
    poll.lastAt !== tiers.poll.lastAt || hourly.lastAt !== tiers.hourly.lastAt || daily.lastAt !== tiers.daily.lastAt
  );
}

function originOf(window: TimeWindow, place: string, raw: () => string): Origin {
  return { source: SOURCE, position: `${timeText(window.from)} to ${timeText(window.to)}, ${place}`, raw };
}

function windowText({ from, to }: TimeWindow): { from: string; to: string } {
  return { from: timeText(from), to: timeText(to) };
}

function timeText(time: number): string {
  return new Date(time).toISOString();
}
