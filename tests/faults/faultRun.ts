import { setTimeout as delay } from 'node:timers/promises';

import type { Client } from '@elastic/elasticsearch';
import { STATE_INDEX } from '@provlogs/schema/indices';

import { FakeGraph } from '../fixtures/fakeGraph.ts';
import { BalanceWatch } from './balanceWatch.ts';
import { ElasticsearchProxy } from './elasticsearchProxy.ts';
import { type Awaited, countNeverInjected, indexedOf, missingOf, rejectedOf } from './indexed.ts';
import { type Offer, RETENTION_DAYS, type RunPlan, type Step } from './plan.ts';
import { type Judgement, judgementOf, type RunResult } from './judgement.ts';
import { graphValue, poisonText, streamMessages } from './offers.ts';
import type { Stream } from './stream.ts';
import { soon, until } from './waiting.ts';
import { Worker } from './worker.ts';

const HOUR_MS = 3_600_000;

/** After the last fault something new has to arrive within this. */
const RESUME_LIMIT_MS = 30_000;
/** And everything that was offered before within this, on a busy machine too. */
const CATCH_UP_LIMIT_MS = 300_000;
/** Longer than the worker waits for any answer. */
const SILENCE_LIMIT_MS = 70_000;
/** Longer than the worker lets anything wait that may pass. */
const STEP_LIMIT_MS = 25_000;

/** The Elasticsearch of a run, which others may use too. */
export interface RunElasticsearch {
  url: string;
  restart: () => Promise<void>;
  /** Does something during which it is not restarted. */
  inPeace: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What runs share. */
export interface Surroundings {
  /** Sees Elasticsearch without faults. */
  client: Client;
  elasticsearch: RunElasticsearch;
  /** Undefined where there is none. */
  stream: Stream | undefined;
}

/** A run under way: the worker, what is around it, and what it was offered. */
class FaultRun {
  readonly #plan: RunPlan;
  readonly #elasticsearch: RunElasticsearch;
  readonly #client: Client;
  readonly #stream: Stream | undefined;
  readonly #graph = new FakeGraph();
  /** Where links and redirects lead that must not be followed. */
  readonly #foreign = new FakeGraph();
  readonly #proxy: ElasticsearchProxy;
  readonly #expected = new Map<string, Awaited>();
  readonly #expectedRejects = new Set<string>();
  #offered = 0;
  #restarts = 0;

  constructor(plan: RunPlan, { client, elasticsearch, stream }: Surroundings) {
    this.#plan = plan;
    this.#stream = plan.hasStream ? stream : undefined;
    this.#client = client;
    this.#elasticsearch = elasticsearch;
    this.#proxy = new ElasticsearchProxy(elasticsearch.url);
  }

  async run(): Promise<RunResult> {
    const worker = await this.#start();
    const began = Date.now();
    const neverInjected = await this.#elasticsearch.inPeace(() => countNeverInjected(this.#client));
    await this.#offer(this.#plan.offers);
    worker.start();
    const balance = new BalanceWatch(() => worker.port);
    for (const step of this.#plan.steps) {
      await this.#afterRequests(step.afterRequests);
      await this.#take(step, worker);
    }
    await this.#untilFaultsHappened();
    const result = await this.#elasticsearch.inPeace(() => this.#calmDown(worker, began, neverInjected));
    await Promise.all([this.#graph.stop(), this.#foreign.stop(), this.#proxy.stop(), balance.stop()]);
    return { ...result, looks: balance.looks, unbalanced: [...result.unbalanced, ...balance.unbalanced] };
  }

  /** Ends the faults, and looks what came of them. */
  async #calmDown(worker: Worker, began: number, neverInjected: number): Promise<Judgement> {
    let stuck: string | undefined;
    let resumedAfterMs: number | undefined;
    try {
      // A worker that goes on too late may still lose nothing.
      resumedAfterMs = await this.#resume().catch((error: unknown) => {
        stuck = String(error);
        return undefined;
      });
      await this.#catchUp();
      if (!(await worker.stop())) {
        stuck = 'it did not end in order when told to';
      }
      if (worker.endings.length > 0) {
        stuck = `it ended by itself ${worker.endings.length} times`;
      }
    } catch (error) {
      stuck = error instanceof Error ? error.message : String(error);
      await worker.kill();
    }
    const newRejects = (await countNeverInjected(this.#client)) - neverInjected;
    return this.#judge(worker, stuck, resumedAfterMs, began, newRejects);
  }

  async #start(): Promise<Worker> {
    const graphUrl = await this.#graph.start();
    this.#graph.foreignUrl = await this.#foreign.start();
    this.#graph.identityToken = 'token-of-the-run';
    this.#graph.pageSize = 20;
    await this.#stream?.createTopic(this.#topic);
    return new Worker({
      clockWrongByMs: this.#plan.clockWrongByMs,
      env: {
        ELASTICSEARCH_URL: await this.#proxy.start(),
        RETENTION_DAYS: String(RETENTION_DAYS),
        GRAPH_URL: graphUrl,
        GRAPH_TENANT_ID: this.#plan.tenantId,
        GRAPH_IDENTITY: 'managed',
        GRAPH_POLL_SECONDS: '2',
        GRAPH_REQUESTS_PER_10_SECONDS: '1000',
        ...(this.#stream && { KAFKA_BROKERS: this.#stream.broker, KAFKA_TOPIC: this.#topic, KAFKA_GROUP: this.#topic }),
        // An identity as Azure's services offer it.
        IDENTITY_ENDPOINT: this.#graph.identityUrl,
        IDENTITY_HEADER: 'x',
      },
    });
  }

  get #topic(): string {
    return `run-${this.#plan.seed}`;
  }

  async #offer(offers: readonly Offer[]): Promise<void> {
    const { tenantId, copies } = this.#plan;
    this.#offered += offers.length;
    const now = this.#graph.now();
    const timeOf = ({ ageMs }: Offer): number => Math.floor((now - ageMs) / 1000) * 1000;
    for (const offer of offers.filter(({ through }) => through !== 'stream')) {
      const value = graphValue(offer, timeOf(offer), tenantId);
      this.#graph.offerStrange(value, offer.id, timeOf(offer));
      if (isPoison(offer)) {
        this.#expectedRejects.add(JSON.stringify(value));
      }
    }
    const streamed = offers.filter(({ through }) => through !== 'graph');
    streamed.filter(isPoison).forEach((offer) => this.#expectedRejects.add(poisonText(offer)));
    for (const offer of offers.filter(({ kind }) => kind === 'record')) {
      this.#expected.set(offer.id, { tenantId, id: offer.id, time: timeOf(offer) });
    }
    const messages = streamMessages(streamed, timeOf, tenantId);
    for (let copy = 0; copy < copies; copy++) {
      await this.#stream?.send(this.#topic, messages);
    }
  }

  async #take(step: Step, worker: Worker): Promise<void> {
    switch (step.kind) {
      case 'offer':
        await this.#offer(step.offers);
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
    const probe = (through: 'graph' | 'stream'): Offer => ({
      kind: 'record',
      through,
      id: `${through}-${this.#plan.seed}`,
      ageMs: 2000,
    });
    const probes = this.#stream === undefined ? [probe('graph')] : [probe('graph'), probe('stream')];
    await this.#offer(probes);
    await until('a new record arrives after the last fault', RESUME_LIMIT_MS, () =>
      this.#hasArrived(probes.map(({ id }) => id))
    );
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
    began: number,
    newRejects: number
  ): Promise<Judgement> {
    const { seed, tenantId, clockWrongByMs } = this.#plan;
    return judgementOf({
      seed,
      offered: this.#offered,
      expected: new Set(this.#expected.keys()),
      indexed: await indexedOf(this.#client, tenantId),
      missingRejects: await this.#missingRejects(),
      newRejects,
      strangeRequests: this.#foreign.asked,
      faults: {
        elasticsearch: this.#proxy.done,
        graph: this.#graph.done,
        restarts: this.#restarts,
        isClockWrong: clockWrongByMs !== 0,
      },
      worker,
      stuck,
      resumedAfterMs,
      wallMs: Date.now() - began,
    });
  }
}

/** Runs a plan against a worker of its own; Elasticsearch is shared, the tenant is not. Needs `provlogs setup`. */
export function faultRun(plan: RunPlan, surroundings: Surroundings): Promise<RunResult> {
  return new FaultRun(plan, surroundings).run();
}

function isPoison({ kind }: Offer): boolean {
  return kind !== 'record' && kind !== 'tooOld';
}
