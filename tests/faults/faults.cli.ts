import { parseArgs } from 'node:util';

import { Client } from '@elastic/elasticsearch';

import { startKafka } from '../engines/kafka.ts';
import { dataFolder } from '../integration/engine.ts';
import { faultRun } from './faultRun.ts';
import type { RunResult } from './judgement.ts';
import { planOf } from './plan.ts';
import { prepare } from './prepare.ts';
import { SharedElasticsearch } from './sharedElasticsearch.ts';
import { Stream } from './stream.ts';
import { describeResult, Summary } from './summary.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    parallel: { type: 'string', default: '4' },
  },
});
const runs = Number(values.runs);
const firstSeed = Number(values.seed);
const parallel = Number(values.parallel);
if (![runs, firstSeed, parallel].every((value) => Number.isSafeInteger(value) && value > 0)) {
  console.error('Usage: npm run faults -- --runs N --seed S [--parallel P], whole numbers from 1.');
  process.exit(2);
}

const { dataDir, remove } = dataFolder();
const elasticsearch = await SharedElasticsearch.start({ port: 0, dataDir, heap: '1g' });
const kafkaData = dataFolder();
const kafka = await startKafka({ port: 0, dataDir: kafkaData.dataDir, heap: '256m' });
const stream = await Stream.connect(kafka.listeners[0] ?? '');
const client = new Client({ node: elasticsearch.url });
const summary = new Summary();
let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The runs under way end, and what came out is told.
  process.once(signal, () => (isStopping = true));
}
try {
  await prepare(elasticsearch.url);
  let next = firstSeed;
  const takeTurns = async (): Promise<void> => {
    while (next < firstSeed + runs && !isStopping) {
      const plan = planOf(next++, { withSlowFaults: true, withStream: true });
      show(await faultRun(plan, { client, elasticsearch, stream }));
    }
  };
  await Promise.all(Array.from({ length: parallel }, takeTurns));
} finally {
  await Promise.all([client.close(), stream.disconnect()]);
  await Promise.all([elasticsearch.stop(), kafka.stop()]);
  kafkaData.remove();
  remove();
}
summary.lines().forEach((line) => console.log(line));
console.log(JSON.stringify(summary.verdict()));
process.exitCode = summary.isGood() ? 0 : 1;

function show(result: RunResult): void {
  summary.add(result);
  console.log(describeResult(result));
}
