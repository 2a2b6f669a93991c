import { setTimeout as delay } from 'node:timers/promises';

import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import * as v from 'valibot';

import { fileLines } from '../references/fileLines.ts';

export const RECORDS_A_SECOND = 1_000;
const TICK_MS = 100;
const RECORDS_A_TICK = (RECORDS_A_SECOND * TICK_MS) / 1000;
const PARTITIONS = 8;

/** As Event Hubs and as Graph gives a record. */
const recordId = v.union([
  v.pipe(
    v.object({ properties: v.object({ id: v.string() }) }),
    v.transform(({ properties }) => properties.id)
  ),
  v.pipe(
    v.object({ id: v.string() }),
    v.transform(({ id }) => id)
  ),
]);

/** Offers a file's records to a topic, a message each, at an even pace. */
export class Offers {
  readonly #producer: Producer;
  readonly #topic: string;
  #sent = 0;

  private constructor(producer: Producer, topic: string) {
    this.#producer = producer;
    this.#topic = topic;
  }

  static async open(broker: string, topic: string): Promise<Offers> {
    const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: PARTITIONS }], waitForLeaders: true });
    await admin.disconnect();
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    return new Offers(producer, topic);
  }

  /** Offers the first record alone. It comes again with the others, then a duplicate. */
  async first(file: string, onMarked: OnMarked): Promise<void> {
    for await (const [line = ''] of fileLines(file)) {
      onMarked(v.parse(recordId, JSON.parse(line)), Date.now());
      await this.#send([line]);
      return;
    }
  }

  /**
   * Offers all records; of those of each tenth of a second, one is told of, a different one each time. Gives the
   * records a second that Kafka took, which are fewer where this process, or Kafka, did not keep up.
   */
  async all(file: string, onMarked: OnMarked): Promise<number> {
    const began = performance.now();
    const sends: Array<Promise<void>> = [];
    let offered = 0;
    for await (const lines of batches(fileLines(file), RECORDS_A_TICK)) {
      await delay(Math.max(0, began + sends.length * TICK_MS - performance.now()));
      const marked = lines[(sends.length + 1) % lines.length] ?? '';
      onMarked(v.parse(recordId, JSON.parse(marked)), Date.now());
      // Not waited for: whether Kafka is slow must not change when the next are offered.
      sends.push(this.#send(lines));
      offered += lines.length;
    }
    await Promise.all(sends);
    // The last ones took their time, too.
    const seconds = Math.max(performance.now() - began, sends.length * TICK_MS) / 1000;
    return offered / seconds;
  }

  close(): Promise<void> {
    return this.#producer.disconnect();
  }

  async #send(lines: readonly string[]): Promise<void> {
    const messages = lines.map((value) => ({ value, partition: this.#sent++ % PARTITIONS }));
    await this.#producer.send({ topic: this.#topic, messages });
  }
}

/** Told of a record that is looked for, just before it is offered; `at` in milliseconds since 1970. */
type OnMarked = (id: string, at: number) => void;

/** The same lines, so many at a time. */
async function* batches(chunks: AsyncIterable<string[]>, size: number): AsyncGenerator<string[]> {
  let rest: string[] = [];
  for await (const lines of chunks) {
    rest = [...rest, ...lines];
    for (; rest.length >= size; rest = rest.slice(size)) {
      yield rest.slice(0, size);
    }
  }
  if (rest.length > 0) {
    yield rest;
  }
}
