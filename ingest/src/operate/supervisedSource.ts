import { setTimeout as delay } from 'node:timers/promises';

import type { Log } from '../log.ts';
import type { Source, SourceState } from '../sources/source.ts';
import { UserError } from '../userError.ts';
import { isStalled } from './stall.ts';
import type { ElasticsearchVitals, SourceVitals } from './vitals.ts';

const LOOK_EVERY_MS = 10_000;

/** Longer than a source takes to write what it has read. */
const STOP_LIMIT_MS = 60_000;

export interface SupervisionOptions {
  log: Log;
  elasticsearch: () => ElasticsearchVitals;
  lookEveryMs?: number;
  stopLimitMs?: number;
}

/** A source that is restarted when it stalls. */
export class SupervisedSource {
  readonly #source: Source;
  readonly #options: SupervisionOptions;
  #restarts = 0;
  /** How long it had not moved when it was restarted; undefined once it moves. */
  #stalled: { sinceMs: number; restartedAt: number } | undefined;

  constructor(source: Source, options: SupervisionOptions) {
    this.#source = source;
    this.#options = options;
  }

  /** How many of its records have an outcome. */
  get settled(): number {
    return this.#source.counts.read - this.#source.onItsWay;
  }

  vitals(): SourceVitals {
    const { name, counts, onItsWay, rejectedByKind } = this.#source;
    const state = this.#source.state();
    return {
      name,
      counts,
      inFlight: onItsWay,
      rejectedByKind,
      state,
      stalledMs: this.#stalledMs(state),
      restarts: this.#restarts,
    };
  }

  /**
   * As `Source.follow`. Throws a `UserError` when a stalled source does not even end: then only a new process helps.
   */
  async follow(signal: AbortSignal): Promise<void> {
    const { log, elasticsearch } = this.#options;
    while (!signal.aborted) {
      const restart = new AbortController();
      const following = this.#source.follow(AbortSignal.any([signal, restart.signal]));
      if ((await Promise.race([following, this.#untilStalled(signal, following)])) !== 'stalled') {
        return;
      }
      const { sinceProgressMs, trouble } = this.#source.state();
      this.#stalled = { sinceMs: this.#stalledMs(this.#source.state()), restartedAt: performance.now() };
      this.#restarts++;
      const facts = { source: this.#source.name, sinceProgressMs, trouble, ...elasticsearch() };
      log.error(facts, 'there is more to read and nothing moves: restarting the source');
      restart.abort();
      await this.#untilEnded(following);
    }
  }

  async #untilStalled(signal: AbortSignal, following: Promise<void>): Promise<'stalled' | undefined> {
    let isOver = false;
    const over = () => void (isOver = true);
    following.then(over, over);
    while (!isOver && !signal.aborted) {
      await delay(this.#options.lookEveryMs ?? LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
      const state = this.#source.state();
      if (!isOver && !signal.aborted && isStalled(state, this.#options.elasticsearch())) {
        return 'stalled';
      }
    }
    // Its own end decides, and takes as long as writing what it has read.
    await following;
    return undefined;
  }

  async #untilEnded(following: Promise<void>): Promise<void> {
    const limit = new AbortController();
    const tooLate = delay(this.#options.stopLimitMs ?? STOP_LIMIT_MS, 'too late', { signal: limit.signal });
    try {
      if ((await Promise.race([following, tooLate])) === 'too late') {
        throw new UserError(
          `The source "${this.#source.name}" stalled and does not end. Start the worker again; nothing is lost by it.`
        );
      }
    } finally {
      limit.abort();
      tooLate.catch(() => undefined);
    }
  }

  /** How long it has been stalled in all, restarts included; 0 when it moves. */
  #stalledMs(state: SourceState): number {
    if (this.#stalled !== undefined) {
      const sinceRestartMs = performance.now() - this.#stalled.restartedAt;
      // Progress since the restart is what tells; a source that has nothing more to read is not stalled either.
      if (state.sinceProgressMs + 1 >= sinceRestartMs && state.lagMs !== 0) {
        return Math.round(this.#stalled.sinceMs + sinceRestartMs);
      }
      this.#stalled = undefined;
    }
    return isStalled(state, this.#options.elasticsearch()) ? state.sinceProgressMs : 0;
  }
}
