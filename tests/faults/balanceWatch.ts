import { setTimeout as delay } from 'node:timers/promises';

import { missingOutcomes, valuesOf } from '../fixtures/metricsText.ts';

const EVERY_MS = 100;

/** Looks again and again whether the counters of a worker's `/metrics` balance while everything moves. */
export class BalanceWatch {
  /** How often there was something to look at. */
  looks = 0;
  readonly unbalanced: string[] = [];
  readonly #over = new AbortController();
  readonly #watching: Promise<void>;

  /** `port`: of the worker, while one answers. */
  constructor(port: () => number | undefined) {
    this.#watching = this.#watch(port);
  }

  async stop(): Promise<void> {
    this.#over.abort();
    await this.#watching;
  }

  async #watch(port: () => number | undefined): Promise<void> {
    const { signal } = this.#over;
    while (!signal.aborted) {
      const now = port();
      // A worker that was killed does not answer.
      const text = now === undefined ? undefined : await answerOf(now, signal).catch(() => undefined);
      if (text !== undefined) {
        this.#look(valuesOf(text));
      }
      await delay(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  #look(values: ReadonlyMap<string, number>): void {
    const sources = ['graph', 'stream'].filter((source) =>
      values.has(`provlogs_records_read_total{source="${source}"}`)
    );
    this.looks += sources.length;
    for (const source of sources) {
      const missing = missingOutcomes(values, source);
      if (missing !== 0) {
        this.unbalanced.push(`/metrics: ${missing} records of ${source} are in no count`);
      }
    }
  }
}

async function answerOf(port: number, signal: AbortSignal): Promise<string> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(5000)]);
  return (await fetch(`http://127.0.0.1:${port}/metrics`, { signal: limit })).text();
}
