import { once } from 'node:events';

import type { Log } from '../log.ts';
import type { Source, SourceState } from '../sources/source.ts';
import { isStalled } from './stall.ts';
import { SupervisedSource } from './supervisedSource.ts';

const MINUTE_MS = 60_000;
const NOT_WAITING = { retries: 0, throttled: 0, waitingMs: 0 };
const MOVES: SourceState = {
  isBehind: true,
  lagMs: 5_000,
  sinceProgressMs: 0,
  trouble: undefined,
  faults: 0,
  throttled: 0,
};
const STUCK: SourceState = { ...MOVES, sinceProgressMs: 6 * MINUTE_MS };

describe('isStalled', () => {
  it.each<[boolean, string, Partial<SourceState>, number]>([
    [true, 'nothing moves for five minutes', { sinceProgressMs: 5 * MINUTE_MS }, 0],
    [false, 'it moved a little earlier', { sinceProgressMs: 5 * MINUTE_MS - 1 }, 0],
    [false, 'there is nothing to read', { sinceProgressMs: 500 * MINUTE_MS, isBehind: false }, 0],
    [false, 'Elasticsearch takes nothing', { sinceProgressMs: 500 * MINUTE_MS }, 1],
    [false, 'Graph asked for ten minutes', { sinceProgressMs: 10 * MINUTE_MS, trouble: 'Graph answered 429' }, 0],
    [true, 'it fails for a quarter of an hour', { sinceProgressMs: 15 * MINUTE_MS, trouble: 'no answer' }, 0],
  ])('is %s when %s', (expected, _name, state, waitingMs) => {
    expect(isStalled({ ...MOVES, ...state }, { ...NOT_WAITING, waitingMs })).toBe(expected);
  });
});

/** A source in whatever state a test puts it, which ends when it is told to, unless it hangs. */
class ScriptedSource implements Source {
  readonly name = 'graph';
  readonly counts = { read: 3, indexed: 2, duplicate: 0, rejected: 0, tooOld: 0 };
  readonly onItsWay = 1;
  readonly rejectedByKind = new Map<string, number>();
  current = MOVES;
  hangs = false;
  failure: Error | undefined;
  follows = 0;
  #followed: () => void = () => undefined;

  state(): SourceState {
    return this.current;
  }

  async follow(signal: AbortSignal): Promise<void> {
    this.follows++;
    this.#followed();
    if (this.failure !== undefined) {
      throw this.failure;
    }
    if (this.hangs) {
      await new Promise(() => undefined);
    }
    if (!signal.aborted) {
      await once(signal, 'abort');
    }
  }

  async untilFollowed(times: number): Promise<void> {
    while (this.follows < times) {
      await new Promise<void>((resolve) => (this.#followed = resolve));
    }
  }
}

describe('SupervisedSource', () => {
  const errors: unknown[] = [];
  const nothing = () => undefined;
  const log: Log = {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: (facts: unknown) => void errors.push(facts),
    child: () => {
      throw new Error('not needed here');
    },
  };
  beforeEach(() => errors.splice(0));

  const supervise = (source: Source, stopLimitMs = 60_000) =>
    new SupervisedSource(source, { log, elasticsearch: () => NOT_WAITING, lookEveryMs: 5, stopLimitMs });

  it('restarts what is stuck, counts it, and says so until it moves', async () => {
    const source = new ScriptedSource();
    const supervised = supervise(source);
    const stop = new AbortController();
    const following = supervised.follow(stop.signal);
    await source.untilFollowed(1);
    expect(supervised.vitals()).toMatchObject({ restarts: 0, stalledMs: 0, inFlight: 1 });

    source.current = STUCK;
    await source.untilFollowed(2);
    // It has begun again, and still nothing has moved.
    source.current = { ...MOVES, sinceProgressMs: 100 * MINUTE_MS, trouble: 'begun' };
    expect(supervised.vitals()).toMatchObject({ restarts: 1 });
    expect(supervised.vitals().stalledMs).toBeGreaterThanOrEqual(6 * MINUTE_MS);
    expect(errors).toEqual([expect.objectContaining({ source: 'graph', sinceProgressMs: 6 * MINUTE_MS })]);

    source.current = { ...MOVES, sinceProgressMs: -5 };
    expect(supervised.vitals()).toMatchObject({ restarts: 1, stalledMs: 0 });
    stop.abort();
    await following;
  });

  it('gives up on a source that does not even end', async () => {
    const source = new ScriptedSource();
    source.current = STUCK;
    source.hangs = true;
    await expect(supervise(source, 20).follow(new AbortController().signal)).rejects.toThrow(/Start the worker again/);
  });

  it('passes on what ends a source for good', async () => {
    const source = new ScriptedSource();
    source.failure = new Error('refused');
    await expect(supervise(source).follow(new AbortController().signal)).rejects.toThrow('refused');
  });

  it('waits for a source that still writes when it is told to stop', async () => {
    const source = new ScriptedSource();
    const stop = new AbortController();
    const following = supervise(source).follow(stop.signal);
    await source.untilFollowed(1);
    stop.abort();
    await following;
    expect(source.follows).toBe(1);
  });
});
