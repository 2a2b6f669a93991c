import { type Benchmark, type BenchOptions, type Result, resultOf } from '../benchmark.ts';
import { recordsFile } from '../data/records.ts';
import { withElasticsearch } from '../measure/engine.ts';
import { withKafka } from '../measure/kafka.ts';
import { sampled } from '../measure/sampled.ts';
import { percentile, slope } from '../measure/statistics.ts';
import { Offers, RECORDS_A_SECOND } from './offers.ts';
import { SearchWatch } from './searchWatch.ts';
import { startWorker } from './worker.ts';

/** Ten minutes. */
const RECORDS = 600_000;
const MB = 1024 * 1024;
const MEMORY_EVERY_MS = 1_000;

interface Reading {
  /** Milliseconds from the offer of each record that was looked for to the answer that has it. */
  latencies: number[];
  /** Records a second, as they were really offered. */
  offered: number;
  peakBytes: number;
  /** Bytes resident, one a second. */
  resident: number[];
}

/** A live stream: how long a record takes from Kafka to a search that finds it, and whether memory stays where it is. */
export const follow: Benchmark = {
  name: 'ingest.follow',
  run: async (options) => {
    const records = options.records ?? RECORDS;
    const file = await recordsFile(records);
    const readings = await withKafka((broker) => readingsOf(broker, file, options));
    return resultsOf(records, readings);
  },
};

async function readingsOf(broker: string, file: string, options: BenchOptions): Promise<Reading[]> {
  const readings: Reading[] = [];
  // A run has thousands of readings and a start that is not counted: it needs no other to warm up.
  for (let run = 1; run <= options.runs; run++) {
    const reading = await followOnce(broker, `follow-${run}`, file, options);
    readings.push(reading);
    options.say(
      `${run}: p50 ${percentile(reading.latencies, 50).toFixed(0)} ms, p95 ` +
        `${percentile(reading.latencies, 95).toFixed(0)} ms, ${Math.round(reading.peakBytes / MB)} MB`
    );
  }
  return readings;
}

function resultsOf(records: number, readings: readonly Reading[]): Result[] {
  const note =
    `${records} records, offered at ${RECORDS_A_SECOND} a second for ${records / RECORDS_A_SECOND} s; ` +
    `${readings[0]?.latencies.length} of them were looked for.`;
  const latency = (percent: number) => readings.map(({ latencies }) => percentile(latencies, percent) / 1000);
  return [
    resultOf({ name: 'ingest.follow.p50', unit: 's', values: latency(50), note }),
    resultOf({ name: 'ingest.follow.p95', unit: 's', values: latency(95), goal: { atMost: 2 }, note }),
    resultOf({ name: 'ingest.follow.longest', unit: 's', values: latency(100), note }),
    resultOf({
      name: 'ingest.follow.offered',
      unit: 'records/s',
      values: readings.map(({ offered }) => offered),
      goal: { atLeast: 0.99 * RECORDS_A_SECOND },
      note: 'Where this is missed, the machine was too busy to offer them, and the other figures say little.',
    }),
    resultOf({
      name: 'ingest.follow.memory',
      unit: 'MB',
      values: readings.map(({ peakBytes }) => peakBytes / MB),
      goal: { atMost: 256 },
      note: "Peak of the worker's process.",
    }),
    resultOf({
      name: 'ingest.follow.memory.slope',
      unit: 'MB/min',
      values: readings.map(({ resident }) => slopeOfLater(resident)),
      goal: { atMost: 1 },
      note: 'Least squares over the second half of the time, once a second; a run of minutes is needed to say anything.',
    }),
  ];
}

/** MB a minute over the second half: in the first the heap finds its size. */
function slopeOfLater(resident: readonly number[]): number {
  const later = resident.slice(Math.floor(resident.length / 2));
  const minute = 60_000 / MEMORY_EVERY_MS;
  return slope(later) * (minute / MB);
}

function followOnce(broker: string, topic: string, file: string, { say }: BenchOptions): Promise<Reading> {
  // Another Elasticsearch each time: what it has already would be a duplicate, and found at once.
  return withElasticsearch({}, async ({ url, client }) => {
    const offers = await Offers.open(broker, topic);
    const watch = new SearchWatch(client);
    const worker = startWorker({
      KAFKA_BROKERS: broker,
      KAFKA_TOPIC: topic,
      KAFKA_GROUP: topic,
      ELASTICSEARCH_URL: url,
    });
    const ended = worker.exit.then(() => Promise.reject(new Error('The worker ended before the stream did.')));
    ended.catch(() => undefined);
    const expect = (id: string, at: number) => watch.expect(id, at);
    try {
      // The worker has joined its group, and there is an index, once this one is found.
      await offers.first(file, expect);
      await Promise.race([watch.found(), ended]);
      say(`${topic}: the worker follows`);
      const memory = sampled(worker.residentBytes, MEMORY_EVERY_MS);
      const offered = await Promise.race([offers.all(file, expect), ended]);
      const latencies = await Promise.race([watch.found(), ended]);
      const resident = await memory.stop();
      await worker.stop();
      return { latencies, offered, resident, peakBytes: worker.peakBytes() };
    } finally {
      await Promise.all([watch.stop(), worker.stop(), offers.close()]);
    }
  });
}
