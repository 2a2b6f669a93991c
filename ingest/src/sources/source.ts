import type { SourceName } from '@provlogs/schema/heartbeat';

import type { Counts } from '../elasticsearch/writer.ts';

/** Where records come from without end: what `provlogs run` follows. */
export interface Source {
  /** As logs, metrics and sentences call it. */
  readonly name: SourceName;
  /** What became of everything it ever read; goes on counting when it is followed again. */
  readonly counts: Readonly<Counts>;
  /** How many of the read records have no final outcome yet: with it the counts balance. */
  readonly onItsWay: number;
  /** How many records were rejected for each kind of reason. */
  readonly rejectedByKind: ReadonlyMap<string, number>;

  /**
   * Reads until `signal` is aborted, then writes what was read and resolves. What may pass by itself is tried again
   * without limit. May be called again once it is over, and goes on where Elasticsearch has everything before.
   * Throws a `UserError` for what a person has to put right, and whatever else no retry can help.
   */
  follow(signal: AbortSignal): Promise<void>;

  /** How it is doing at this moment. */
  state(): SourceState;
}

export interface SourceState {
  /** There is something to read that Elasticsearch does not have yet. Then a source without progress is stalled. */
  isBehind: boolean;
  /** How long ago what it has still to read came to be, in milliseconds; 0 when it has everything. Unknown at first. */
  lagMs: number | undefined;
  /** Since it last got on: Elasticsearch took in what it read, or it saw that there is nothing. In milliseconds. */
  sinceProgressMs: number;
  /** Why it does not get on; undefined while nothing hinders it. */
  trouble: string | undefined;
  /** Tries that failed since the start, those of them that were throttled. */
  faults: number;
  throttled: number;
  /** How far the host's clock is behind the source's, in milliseconds, where that is known. */
  clockSkewMs?: number;
}
