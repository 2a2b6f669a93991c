import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

import type { Log } from '../log.ts';
import { ServerClock } from '../serverClock.ts';
import type { Source } from '../sources/source.ts';
import type { WorkerIdentity } from './heartbeat.ts';
import { Metrics } from './metrics.ts';
import { type Readiness, readinessOf } from './readiness.ts';
import { RetryWatch } from './retryWatch.ts';
import { SupervisedSource } from './supervisedSource.ts';
import type { Vitals } from './vitals.ts';

/** A running worker: which one it is, its sources, and all that is known of how it is doing. */
export class Worker {
  readonly identity: WorkerIdentity = { id: randomUUID(), host: hostname(), pid: process.pid };
  readonly retries = new RetryWatch(() => this.#settled());
  readonly metrics: Metrics;
  /** Elasticsearch's: the host's may be wrong by any amount. */
  readonly clock = new ServerClock();
  heartbeatProblem: string | undefined;
  retentionProblem: string | undefined;

  readonly #log: Log;
  readonly #signal: AbortSignal;
  readonly #startedAt = performance.now();
  #sources: SupervisedSource[] = [];

  /** `signal`: aborted when it is to stop. */
  constructor(log: Log, signal: AbortSignal) {
    this.#log = log;
    this.#signal = signal;
    this.metrics = new Metrics(() => this.vitals());
  }

  /** Takes over sources, to be followed as what comes back. */
  supervise(sources: readonly Source[]): SupervisedSource[] {
    const options = { log: this.#log, elasticsearch: () => this.retries.vitals() };
    this.#sources = sources.map((source) => new SupervisedSource(source, options));
    return this.#sources;
  }

  vitals(): Vitals {
    return {
      now: this.clock.now(),
      clockSkewMs: this.clock.skewMs(),
      uptimeMs: Math.round(performance.now() - this.#startedAt),
      isStopping: this.#signal.aborted,
      sources: this.#sources.map((source) => source.vitals()),
      elasticsearch: this.retries.vitals(),
      heartbeatProblem: this.heartbeatProblem,
      retentionProblem: this.retentionProblem,
    };
  }

  readiness(): Readiness {
    return readinessOf(this.vitals());
  }

  #settled(): number {
    return this.#sources.reduce((sum, { settled }) => sum + settled, 0);
  }
}
