import { type Engine, type EngineOptions, startElasticsearch } from '../engines/elasticsearch.ts';

/** One Elasticsearch for many runs, which can be killed under some while none of them needs it in peace. */
export class SharedElasticsearch {
  readonly url: string;
  readonly #options: EngineOptions;
  #engine: Engine;
  readonly #calm = new Set<Promise<unknown>>();
  #restarting: Promise<void> = Promise.resolve();

  private constructor(engine: Engine, options: EngineOptions) {
    this.#engine = engine;
    this.url = engine.url;
    this.#options = { ...options, port: Number(new URL(engine.url).port) };
  }

  static async start(options: EngineOptions): Promise<SharedElasticsearch> {
    return new SharedElasticsearch(await startElasticsearch(options), options);
  }

  /** Kills it as a power cut would, and starts it again on what it had written. Resolves when it serves. */
  async restart(): Promise<void> {
    this.#restarting = this.#restarting.then(async () => {
      await Promise.allSettled(this.#calm);
      await this.#engine.kill();
      this.#engine = await startElasticsearch(this.#options);
    });
    await this.#restarting;
  }

  /** Does something during which Elasticsearch is not restarted. */
  async inPeace<T>(work: () => Promise<T>): Promise<T> {
    let known: Promise<void> | undefined;
    while (known !== this.#restarting) {
      known = this.#restarting;
      await known;
    }
    const done = work();
    this.#calm.add(done);
    try {
      return await done;
    } finally {
      this.#calm.delete(done);
    }
  }

  stop(): Promise<void> {
    return this.#engine.stop();
  }
}
