import { setTimeout as delay } from 'node:timers/promises';

import type { Client } from '@elastic/elasticsearch';
import type { JsonObject, JsonValue } from '@provlogs/schema/record';
import { STATE_INDEX } from '@provlogs/schema/indices';

import { FakeGraph } from '../fixtures/fakeGraph.ts';
import { FAILED_RETRY } from '../fixtures/provisioningRecords.ts';
import { ElasticsearchProxy } from './elasticsearchProxy.ts';
import { type Awaited, indexedOf, missingOf, rejectedOf } from './indexed.ts';
import { type Offer, RETENTION_DAYS, type RunPlan, type Step } from './plan.ts';
import { Worker } from './worker.ts';

const HOUR_MS = 3_600_000;

/** After the last fault something new has to arrive within this. */
const RESUME_LIMIT_MS = 30_000;
/** And everything that was offered before within this. */
const CATCH_UP_LIMIT_MS = 90_000;
/** Longer than the worker waits for any answer. */
const SILENCE_LIMIT_MS = 70_000;
/** Longer than the worker lets anything wait that may pass. */
const STEP_LIMIT_MS = 25_000;
const LOOK_EVERY_MS = 200;

export interface RunResult {
  seed: number;
  offered: number;
  /** Ids that were offered and are neither indexed nor rejected. */
  lost: string[];
  /** Documents beyond one for each id. */
  duplicated: number;
  /** Ids in Elasticsearch that nobody offered, or that were too old. */
  strange: string[];
  /** What did not happen in time. */
  stuck: string | undefined;
  /** Lines of the log whose counts do not add up. */
  unbalanced: string[];
  /** From the last fault to a new record's arrival. */
  resumedAfterMs: number | undefined;
  /** How often the worker ended by itself, and was started again as a service manager does. */
  endings: string[];
  kills: number;
  faults: Map<string, number>;
  wallMs: number;
  /** What the worker said last, when something is wrong. */
  output: string;
}

/** The Elasticsearch of a run, which others may use too. */
export interface RunElasticsearch {
  url: string;
  restart: () => Promise<void>;
  /** Does something during which it is not restarted. */
  inPeace: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A run under way: the worker, what is around it, and what it was offered. */
class FaultRun {
  readonly #plan: RunPlan;
  readonly #elasticsearch: RunElasticsearch;
  readonly #client: Client;
  readonly #graph = new FakeGraph();
  /** Where links and redirects lead that must not be followed. */
  readonly #foreign = new FakeGraph();
  readonly #proxy: ElasticsearchProxy;
  readonly #expected = new Map<string, Awaited>();
  readonly #expectedRejects = new Set<string>();
  #offered = 0;
  #restarts = 0;

  constructor(plan: RunPlan, client: Client, elasticsearch: RunElasticsearch) {
    this.#plan = plan;
    this.#client = client;
    this.#elasticsearch = elasticsearch;
    this.#proxy = new ElasticsearchProxy(elasticsearch.url);
  }

  async run(): Promise<RunResult> {
    const worker = await this.#start();
    const began = Date.now();
    this.#offer(this.#plan.offers);
    worker.start();
    for (const step of this.#plan.steps) {
      await this.#afterRequests(step.afterRequests);
      await this.#take(step, worker);
    }
    await this.#untilFaultsHappened();
    const result = await this.#elasticsearch.inPeace(() => this.#calmDown(worker, began));
    await Promise.all([this.#graph.stop(), this.#foreign.stop(), this.#proxy.stop()]);
    return result;
  }

  /** Ends the faults, and looks what came of them. */
  async #calmDown(worker: Worker, began: number): Promise<RunResult> {
    let stuck: string | undefined;
    let resumedAfterMs: number | undefined;
    try {
      resumedAfterMs = await this.#resume();
      await this.#catchUp();
      if (!(await worker.stop())) {
        stuck = 'it did not end in order when told to';
      }
    } catch (error) {
      stuck = error instanceof Error ? error.message : String(error);
      await worker.kill();
    }
    return this.#judge(worker, stuck, resumedAfterMs, began);
  }

  async #start(): Promise<Worker> {
    const graphUrl = await this.#graph.start();
    this.#graph.foreignUrl = await this.#foreign.start();
    this.#graph.identityToken = 'token-of-the-run';
    this.#graph.pageSize = 20;
    return new Worker({
      clockWrongByMs: this.#plan.clockWrongByMs,
      env: {
        ELASTICSEARCH_URL: await this.#proxy.start(),
        RETENTION_DAYS: String(RETENTION_DAYS),
        GRAPH_URL: graphUrl,
        GRAPH_TENANT_ID: this.#plan.tenantId,
        GRAPH_IDENTITY: 'managed',
        GRAPH_POLL_SECONDS: '1',
        GRAPH_REQUESTS_PER_10_SECONDS: '1000',
        // An identity as Azure's services offer it.
        IDENTITY_ENDPOINT: this.#graph.identityUrl,
        IDENTITY_HEADER: 'x',
      },
    });
  }

  #offer(offers: readonly Offer[]): void {
    this.#offered += offers.length;
    for (const offer of offers) {
      const time = this.#graph.now() - offer.ageMs;
      const value = valueOf(offer, time, this.#plan.tenantId);
      this.#graph.offerStrange(value, offer.id, time);
      if (offer.kind === 'record') {
        this.#expected.set(offer.id, {
          tenantId: this.#plan.tenantId,
          id: offer.id,
          time: Math.floor(time / 1000) * 1000,
        });
      } else if (offer.kind !== 'tooOld') {
        this.#expectedRejects.add(JSON.stringify(value));
      }
    }
  }

  async #take(step: Step, worker: Worker): Promise<void> {
    switch (step.kind) {
      case 'offer':
        this.#offer(step.offers);
        return;
      case 'elasticsearch':
        this.#proxy.inject(step.faults);
        return;
      case 'elasticsearchDown':
        this.#proxy.setDown(true);
        await delay(step.forMs);
        this.#proxy.setDown(false);
        return;
      case 'graph':
        this.#graph.misbehave(...step.faults);
        return;
      case 'graphLater':
        this.#graph.ahead += step.byMs;
        return;
      case 'kill':
        await worker.kill();
        await delay(step.offForMs);
        worker.start();
        return;
      case 'restartElasticsearch':
        this.#restarts++;
        await this.#elasticsearch.restart();
        return;
    }
  }

  /** Resolves when the worker has made so many requests; a worker that is waiting may not make them for long. */
  async #afterRequests(count: number): Promise<void> {
    const requests = (): number => this.#graph.asked.length + this.#proxy.requests;
    const enough = requests() + count;
    await soon(STEP_LIMIT_MS, () => requests() >= enough);
  }

  async #untilFaultsHappened(): Promise<void> {
    await soon(STEP_LIMIT_MS, () => this.#graph.misbehavioursLeft + this.#proxy.faultsLeft === 0);
  }

  /** Ends the faults; resolves to how long it took then until something new had arrived. */
  async #resume(): Promise<number> {
    this.#proxy.heal();
    this.#graph.behave();
    // A connection that died silently is a fault until the worker gives it up.
    await until('it gives up connections that died silently', SILENCE_LIMIT_MS, () =>
      Promise.resolve(this.#proxy.silences + this.#graph.silences === 0)
    );
    const healedAt = Date.now();
    const probe: Offer = { kind: 'record', id: `probe-${this.#plan.seed}`, ageMs: 2000 };
    this.#offer([probe]);
    await until('a new record arrives after the last fault', RESUME_LIMIT_MS, () => this.#hasArrived([probe.id]));
    return Date.now() - healedAt;
  }

  /** Everything that is not late arrives, and what is up to two days late a day later. */
  async #catchUp(): Promise<void> {
    await until(
      'the worker has caught up',
      CATCH_UP_LIMIT_MS,
      async () => (await this.#closedUntil()) > this.#graph.now() - 2 * HOUR_MS
    );
    this.#graph.ahead += 25 * HOUR_MS;
    await until('every record is there', CATCH_UP_LIMIT_MS, () => this.#hasArrived([...this.#expected.keys()]));
    await until(
      'everything else is kept as rejected',
      CATCH_UP_LIMIT_MS,
      async () => (await this.#missingRejects()).length === 0
    );
  }

  async #hasArrived(ids: readonly string[]): Promise<boolean> {
    const awaited = ids.flatMap((id) => this.#expected.get(id) ?? []);
    return (await missingOf(this.#client, awaited)).length === 0;
  }

  async #missingRejects(): Promise<string[]> {
    const kept = await rejectedOf(this.#client, [...this.#expectedRejects]);
    return [...this.#expectedRejects].filter((raw) => !kept.has(raw));
  }

  async #closedUntil(): Promise<number> {
    const id = `graph:${this.#plan.tenantId}`;
    const state = await this.#client.get<{ closed_until?: string }>({ index: STATE_INDEX, id });
    return Date.parse(state._source?.closed_until ?? '');
  }

  async #judge(
    worker: Worker,
    stuck: string | undefined,
    resumedAfterMs: number | undefined,
    began: number
  ): Promise<RunResult> {
    const { seed, tenantId } = this.#plan;
    const { count, ids } = await indexedOf(this.#client, tenantId);
    const lost = [...this.#expected.keys()].filter((id) => !ids.has(id));
    const strange = [...[...ids].filter((id) => !this.#expected.has(id)), ...this.#foreign.asked];
    const faults = new Map<string, number>([
      ...[...this.#proxy.done].map(([fault, times]): [string, number] => [`Elasticsearch ${fault}`, times]),
      ...[...this.#graph.done].map(([fault, times]): [string, number] => [`Graph ${fault}`, times]),
      ['Elasticsearch killed', this.#restarts],
      ['worker killed', worker.kills],
      ['worker clock wrong', this.#plan.clockWrongByMs === 0 ? 0 : 1],
    ]);
    faults.delete('Graph fine');
    const missing = [...lost, ...(await this.#missingRejects())];
    const { endings, kills, unbalanced } = worker;
    const duplicated = count - ids.size;
    const isWrong = missing.length + strange.length + unbalanced.length + duplicated > 0 || stuck !== undefined;
    return {
      seed,
      offered: this.#offered,
      lost: missing,
      duplicated,
      strange,
      stuck,
      unbalanced,
      resumedAfterMs,
      endings,
      kills,
      faults,
      wallMs: Date.now() - began,
      output: isWrong ? worker.output : '',
    };
  }
}

/** Runs a plan against a worker of its own; Elasticsearch is shared, the tenant is not. Needs `provlogs setup`. */
export function faultRun(plan: RunPlan, client: Client, elasticsearch: RunElasticsearch): Promise<RunResult> {
  return new FaultRun(plan, client, elasticsearch).run();
}

function valueOf({ kind, id }: Offer, time: number, tenantId: string): JsonValue {
  const activityDateTime = `${new Date(time).toISOString().slice(0, 19)}Z`;
  const record: JsonObject = { ...FAILED_RETRY, tenantId, id, activityDateTime };
  switch (kind) {
    case 'noId':
      return { ...record, id: '', changeId: id };
    case 'noTime':
      return { ...record, activityDateTime: 'soon' };
    case 'noObject':
      return `no record: ${id}`;
    default:
      return record;
  }
}

/** Waits until a condition holds. Throws what was waited for in vain. */
async function until(what: string, limitMs: number, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > end) {
      throw new Error(`waited ${limitMs / 1000} s in vain until ${what}`);
    }
    await delay(LOOK_EVERY_MS);
  }
}

/** Waits until a condition holds, but no longer than the limit. */
async function soon(limitMs: number, holds: () => boolean): Promise<void> {
  const end = Date.now() + limitMs;
  while (!holds() && Date.now() < end) {
    await delay(10);
  }
}
