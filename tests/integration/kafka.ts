import { type Admin, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';

import { dataFolder, type RunningEngine, startEngine } from './engine.ts';

export const PARTITIONS = 4;

/** A real broker, what writes to it, and one topic at a time, with a consumer group of the same name. */
export class TestKafka {
  /** Where anybody may come in. */
  readonly address: string;
  /** Where SASL is wanted; another one after a restart. */
  saslAddress: string;
  topic = '';

  readonly #admin: Admin;
  readonly #producer: Producer;
  #broker: RunningEngine;
  readonly #data: ReturnType<typeof dataFolder>;

  static async start(): Promise<TestKafka> {
    const data = dataFolder();
    const kafka = new TestKafka(await startBroker(0, data.dataDir), data);
    await Promise.all([kafka.#admin.connect(), kafka.#producer.connect()]);
    return kafka;
  }

  private constructor(broker: RunningEngine, data: ReturnType<typeof dataFolder>) {
    [this.address, this.saslAddress] = listeners(broker);
    this.#broker = broker;
    this.#data = data;
    const client = new Kafka({ brokers: [this.address], logLevel: logLevel.NOTHING });
    this.#admin = client.admin();
    this.#producer = client.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  }

  /** Makes a topic that nobody has read yet; the broker keeps its messages in this compression. */
  async newTopic(compression = 'producer'): Promise<void> {
    this.topic = `logs-${Date.now()}`;
    const configEntries = [{ name: 'compression.type', value: compression }];
    const topics = [{ topic: this.topic, numPartitions: PARTITIONS, configEntries }];
    await this.#admin.createTopics({ topics, waitForLeaders: true });
  }

  /** What a worker needs to know of it. */
  get env(): Record<string, string> {
    return { KAFKA_BROKERS: this.address, KAFKA_TOPIC: this.topic, KAFKA_GROUP: this.topic };
  }

  /** Writes messages, one after the other, to one partition after the other. */
  async send(values: ReadonlyArray<string | Buffer | null>): Promise<void> {
    const messages = values.map((value, n) => ({ value, partition: n % PARTITIONS }));
    await this.#producer.send({ topic: this.topic, messages });
  }

  /** How many messages the group has done. */
  async committed(): Promise<number> {
    const [offsets] = await this.#admin.fetchOffsets({ groupId: this.topic, topics: [this.topic] });
    return (offsets?.partitions ?? []).reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
  }

  /** True when the group has done all messages. */
  readonly allCommitted = async (): Promise<boolean> => {
    const ends = await this.#admin.fetchTopicOffsets(this.topic);
    return (await this.committed()) === ends.reduce((sum, { high }) => sum + Number(high), 0);
  };

  /** Takes the broker away until `restart`, at the same address. */
  async stopBroker(): Promise<void> {
    await this.#broker.stop();
  }

  async restart(): Promise<void> {
    this.#broker = await startBroker(Number(this.address.split(':')[1]), this.#data.dataDir);
    [, this.saslAddress] = listeners(this.#broker);
  }

  async stop(): Promise<void> {
    await Promise.all([this.#admin.disconnect(), this.#producer.disconnect()]);
    await this.#broker.stop();
    this.#data.remove();
  }
}

function startBroker(port: number, dataDir: string): Promise<RunningEngine> {
  return startEngine('kafka', { port, dataDir, heap: '256m' });
}

function listeners({ address }: RunningEngine): [string, string] {
  const [open = '', sasl = ''] = address.split(',');
  return [open, sasl];
}
