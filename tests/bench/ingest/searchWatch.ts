import { setTimeout as delay } from 'node:timers/promises';

import { type Client } from '@elastic/elasticsearch';
import * as v from 'valibot';

const INDEX = 'provisioning-logs-*';

/** Between an answer and the next asking. */
const PAUSE_MS = 50;

/** So long after the last one was offered, all have to be found. */
const LIMIT_MS = 120_000;

/** As many as are asked for at once. */
const MOST = 1_000;

const hits = v.array(v.object({ fields: v.object({ 'event.id': v.tuple([v.string()]) }) }));

/** Without hits where a day's index has just been made, and no shard of it answers yet (503). */
const answered = v.object({ hits: v.optional(v.object({ hits })) });

/**
 * Asks Elasticsearch again and again for records, as a list does, and notes when a search first has each. That it asks
 * keeps indices refreshed each second, which is their default; one that nobody asks for half a minute is refreshed when
 * somebody does.
 */
export class SearchWatch {
  readonly #client: Client;
  /** When each that is not found yet was offered. */
  readonly #offered = new Map<string, number>();
  readonly #latencies: number[] = [];
  readonly #stop = new AbortController();
  readonly #asking: Promise<void>;

  constructor(client: Client) {
    this.#client = client;
    this.#asking = this.#ask();
    // Thrown by who waits for it.
    this.#asking.catch(() => undefined);
  }

  /** Looks for a record from now on; `at`: when it was offered, in milliseconds since 1970. */
  expect(id: string, at: number): void {
    this.#offered.set(id, at);
  }

  /** Waits until every expected record is found. Gives the milliseconds that each took, in the order of finding. */
  async found(): Promise<number[]> {
    const limit = Date.now() + LIMIT_MS;
    while (this.#offered.size > 0) {
      if (Date.now() > limit) {
        throw new Error(`${this.#offered.size} records were not found ${LIMIT_MS / 1000} s after they were offered.`);
      }
      await Promise.race([delay(PAUSE_MS), this.#asking]);
    }
    return this.#latencies.splice(0);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#asking.catch(() => undefined);
  }

  async #ask(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const ids = [...this.#offered.keys()].slice(0, MOST);
      if (ids.length > 0) {
        const query = { terms: { 'event.id': ids } };
        const answer = await this.#client.search(
          { index: INDEX, size: ids.length, query, _source: false, fields: ['event.id'] },
          { ignore: [503] }
        );
        this.#note(v.parse(answered, answer).hits?.hits ?? []);
      }
      await delay(PAUSE_MS);
    }
  }

  #note(found: v.InferOutput<typeof hits>): void {
    const now = Date.now();
    for (const { fields } of found) {
      const [id] = fields['event.id'];
      const at = this.#offered.get(id);
      if (at !== undefined) {
        this.#latencies.push(now - at);
        this.#offered.delete(id);
      }
    }
  }
}
