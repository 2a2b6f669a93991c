import { type Benchmark, type BenchOptions, comparison, type Result, resultOf } from '../benchmark.ts';
import { built } from '../data/built.ts';
import { recordsFile } from '../data/records.ts';
import { canPin, companion, measureNode, type Reading } from '../measure/process.ts';
import { contestant, takeTurns } from '../measure/turns.ts';
import { importCommand } from './worker.ts';

const RECORDS = 200_000;
const MB = 1024 * 1024;
const DEFAULT_FLAGS_NOTE = 'One process; the sink is on the other processor.';

/** The worker against a sink that answers at once: what it costs by itself. */
export const sink: Benchmark = { name: 'ingest.sink', run: runSink };

/** The worker's processor time, against parsing and stringifying the same lines. */
export const cpu: Benchmark = { name: 'ingest.cpu', run: runCpu };

async function runSink(options: BenchOptions): Promise<Result[]> {
  const records = options.records ?? RECORDS;
  const [file, larger] = [await recordsFile(records), await recordsFile(records * 2)];
  const bareLoop = await built('references/bareLoop.ts');
  return withSink(async (url, cpu) => {
    const run = (args: string[]) => () => measureNode(args, { env: { ELASTICSEARCH_URL: url }, cpu });
    const worker = contestant('provlogs import', run(importCommand(file)));
    const plain = contestant('bare loop', run([bareLoop, file, 'plain', url]));
    const mapped = contestant('bare loop with our documents', run([bareLoop, file, 'mapped', url]));
    const twice = contestant('provlogs import, a file twice as large', run(importCommand(larger)));
    await takeTurns(options.runs, [worker, plain, mapped, twice], (name, round, { seconds }) =>
      options.say(`${round}: ${name} ${seconds.toFixed(2)} s`)
    );
    const rate = ({ seconds }: Reading) => records / seconds;
    const megabytes = ({ peakBytes }: Reading) => peakBytes / MB;
    const values = worker.readings.map(rate);
    const speed = { unit: 'records/s', values, note: DEFAULT_FLAGS_NOTE };
    return [
      comparison({
        ...speed,
        name: 'ingest.sink',
        baselines: plain.readings.map(rate),
        against: 'a bare parse, map, stringify, post loop',
        goal: { atLeast: 0.9 },
      }),
      comparison({
        ...speed,
        name: 'ingest.sink.same-documents',
        baselines: mapped.readings.map(rate),
        against: "the same loop with the worker's documents",
        goal: { atLeast: 0.9 },
      }),
      resultOf({
        name: 'ingest.sink.memory',
        unit: 'MB',
        values: worker.readings.map(megabytes),
        goal: { atMost: 256 },
        note: `A file of ${records} records; peak of the process.`,
      }),
      resultOf({
        name: 'ingest.sink.memory.twice',
        unit: 'MB',
        values: twice.readings.map(megabytes),
        goal: { atMost: 256 },
        note: `A file of ${records * 2} records; peak of the process.`,
      }),
    ];
  });
}

async function runCpu(options: BenchOptions): Promise<Result[]> {
  const records = options.records ?? RECORDS;
  const file = await recordsFile(records);
  const bareLoop = await built('references/bareLoop.ts');
  return withSink(async (url, cpu) => {
    const run = (args: string[]) => () => measureNode(args, { env: { ELASTICSEARCH_URL: url }, cpu });
    const worker = contestant('provlogs import', run(importCommand(file)));
    const bare = contestant('bare parse and stringify', run([bareLoop, file, 'parse']));
    await takeTurns(options.runs, [worker, bare], (name, round, { cpuSeconds }) =>
      options.say(`${round}: ${name} ${cpuSeconds.toFixed(2)} s of processor time`)
    );
    const micros = ({ cpuSeconds }: Reading) => (cpuSeconds / records) * 1e6;
    return [
      comparison({
        name: 'ingest.cpu',
        unit: 'µs/record',
        values: worker.readings.map(micros),
        baselines: bare.readings.map(micros),
        against: 'a bare parse and stringify of the same lines',
        goal: { atMost: 2 },
        note: 'Processor time of the whole process, its start included.',
      }),
    ];
  });
}

async function withSink<T>(work: (url: string, cpu: number | undefined) => Promise<T>): Promise<T> {
  const apart = canPin();
  const script = await built('sink/sink.ts');
  const server = await companion([process.execPath, script], { cpu: apart ? 0 : undefined });
  try {
    return await work(server.address, apart ? 1 : undefined);
  } finally {
    await server.stop();
  }
}
