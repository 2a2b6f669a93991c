import { setTimeout as delay } from 'node:timers/promises';

import { Kafka, logLevel, Partitioners } from 'kafkajs';

import { type Benchmark, type BenchOptions, comparison, type Result, resultOf } from '../benchmark.ts';
import { built } from '../data/built.ts';
import { recordsFile } from '../data/records.ts';
import { withKafka } from '../measure/kafka.ts';
import { companion } from '../measure/process.ts';
import { contestant, takeTurns } from '../measure/turns.ts';
import { fileLines } from '../references/fileLines.ts';
import { startWorker } from './worker.ts';

const RECORDS = 200_000;
const PARTITIONS = 8;
const WORKERS = [1, 2, 4];
const TOPIC = 'backlog';
const MB = 1024 * 1024;
const POLL_MS = 100;

interface Catchup {
  seconds: number;
  /** The largest of the workers. */
  peakBytes: number;
}

/** A backlog in a real Kafka, read by one, two and four workers into a sink that answers at once. */
export const scale: Benchmark = {
  name: 'ingest.scale',
  run: async (options) => {
    const records = options.records ?? RECORDS;
    const file = await recordsFile(records);
    return withKafka((broker) => catchUp(broker, file, records, options));
  },
};

async function catchUp(broker: string, file: string, records: number, options: BenchOptions): Promise<Result[]> {
  const sink = await companion([process.execPath, await built('sink/sink.ts')]);
  const topic = await Backlog.write(broker, file);
  try {
    let number = 0;
    const contestants = WORKERS.map((workers) =>
      contestant(String(workers), () => topic.readBy(workers, `group-${number++}`, sink.address))
    );
    await takeTurns(options.runs, contestants, (name, round, { seconds, peakBytes }) =>
      options.say(`${round}: ${name} workers ${seconds.toFixed(1)} s, ${Math.round(peakBytes / MB)} MB`)
    );
    return resultsOf(
      records,
      contestants.map(({ readings }) => readings)
    );
  } finally {
    await topic.close();
    await sink.stop();
  }
}

function resultsOf(records: number, readings: Catchup[][]): Result[] {
  const rates = readings.map((catchups) => catchups.map(({ seconds }) => records / seconds));
  const [alone = []] = rates;
  const note = `${records} records in ${PARTITIONS} partitions; the start of the workers is in the time.`;
  return [
    ...rates.map((values, position) =>
      comparison({
        name: `ingest.scale.${WORKERS[position]}`,
        unit: 'records/s',
        values,
        baselines: alone,
        against: 'one worker',
        note,
      })
    ),
    resultOf({
      name: 'ingest.scale.memory',
      unit: 'MB',
      values: readings.flat().map(({ peakBytes }) => peakBytes / MB),
      goal: { atMost: 256 },
      note: 'The largest worker of each run; peak of the process.',
    }),
  ];
}

/** A topic that holds a file's records, a message each. */
class Backlog {
  readonly #broker: string;
  readonly #admin;

  private constructor(broker: string, kafka: Kafka) {
    this.#broker = broker;
    this.#admin = kafka.admin();
  }

  static async write(broker: string, file: string): Promise<Backlog> {
    const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING });
    const backlog = new Backlog(broker, kafka);
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await Promise.all([backlog.#admin.connect(), producer.connect()]);
    await backlog.#admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: PARTITIONS }], waitForLeaders: true });
    let written = 0;
    for await (const lines of fileLines(file)) {
      const messages = lines.map((value) => ({ value, partition: written++ % PARTITIONS }));
      if (messages.length > 0) {
        await producer.send({ topic: TOPIC, messages });
      }
    }
    await producer.disconnect();
    return backlog;
  }

  /** From the start of the workers until their group has done every message. */
  async readBy(workers: number, group: string, url: string): Promise<Catchup> {
    const env = { KAFKA_BROKERS: this.#broker, KAFKA_TOPIC: TOPIC, KAFKA_GROUP: group, ELASTICSEARCH_URL: url };
    const began = performance.now();
    const running = Array.from({ length: workers }, () => startWorker(env));
    const ended = Promise.race(running.map(({ exit }) => exit));
    while (!(await this.#isDone(group))) {
      if (await Promise.race([ended.then(() => true), delay(POLL_MS, false)])) {
        throw new Error('A worker ended before the backlog did.');
      }
    }
    const seconds = (performance.now() - began) / 1000;
    await Promise.all(running.map((worker) => worker.stop()));
    return { seconds, peakBytes: Math.max(...running.map((worker) => worker.peakBytes())) };
  }

  close(): Promise<void> {
    return this.#admin.disconnect();
  }

  async #isDone(group: string): Promise<boolean> {
    const [[offsets], ends] = await Promise.all([
      this.#admin.fetchOffsets({ groupId: group, topics: [TOPIC] }),
      this.#admin.fetchTopicOffsets(TOPIC),
    ]);
    const done = new Map(offsets?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    return ends.every(({ partition, high }) => (done.get(partition) ?? 0) >= Number(high));
  }
}
