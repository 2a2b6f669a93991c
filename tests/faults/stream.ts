import { setTimeout as delay } from 'node:timers/promises';

import { type Admin, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';

const PARTITIONS = 2;

/** A real Kafka with a topic for each run, seen from the side of who writes to it. */
export class Stream {
  readonly broker: string;
  readonly #admin: Admin;
  readonly #producer: Producer;

  private constructor(broker: string) {
    this.broker = broker;
    const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING });
    this.#admin = kafka.admin();
    this.#producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  }

  static async connect(broker: string): Promise<Stream> {
    const stream = new Stream(broker);
    await Promise.all([stream.#admin.connect(), stream.#producer.connect()]);
    return stream;
  }

  /** Resolves when messages can be written to it. */
  async createTopic(topic: string): Promise<void> {
    await this.#admin.createTopics({ topics: [{ topic, numPartitions: PARTITIONS }], waitForLeaders: false });
    // A broker knows a topic before it has its partitions.
    while ((await this.#admin.fetchTopicOffsets(topic).catch(() => [])).length < PARTITIONS) {
      await delay(50);
    }
  }

  async send(topic: string, messages: readonly string[]): Promise<void> {
    if (messages.length > 0) {
      await this.#producer.send({
        topic,
        messages: messages.map((value, n) => ({ value, partition: n % PARTITIONS })),
      });
    }
  }

  /** Whether the group, which is called as the topic, has committed every message. */
  async isCommitted(topic: string): Promise<boolean> {
    const [[group], ends] = await Promise.all([
      this.#admin.fetchOffsets({ groupId: topic, topics: [topic] }),
      this.#admin.fetchTopicOffsets(topic),
    ]);
    const done = new Map(group?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    return ends.every(({ partition, high }) => (done.get(partition) ?? 0) >= Number(high));
  }

  async disconnect(): Promise<void> {
    await Promise.all([this.#admin.disconnect(), this.#producer.disconnect()]);
  }
}
