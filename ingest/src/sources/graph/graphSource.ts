import type { RecordWriter } from '../../elasticsearch/writer.ts';
import type { Source, SourceState } from '../source.ts';
import { followGraph, type FollowOptions } from './follow.ts';

export interface GraphSourceOptions extends Omit<FollowOptions, 'signal'> {
  /** Its own: draining a writer waits for everything in it. */
  writer: Pick<RecordWriter, 'add' | 'reject' | 'drain' | 'counts' | 'onItsWay' | 'rejectedByKind'>;
}

/** The provisioning logs of a tenant, read from Microsoft Graph. */
export class GraphSource implements Source {
  readonly name = 'graph';
  readonly #options: GraphSourceOptions;

  constructor(options: GraphSourceOptions) {
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
    const { keeper, clock } = this.#options;
    return { ...keeper.state(), clockSkewMs: clock.skewMs() };
  }

  async follow(signal: AbortSignal): Promise<void> {
    const { keeper, writer } = this.#options;
    keeper.begins();
    await followGraph({ ...this.#options, signal });
    await writer.drain();
  }
}
