import { type Benchmark, type BenchOptions, comparison, type Result } from '../benchmark.ts';
import { bulkBodies } from '../data/bodies.ts';
import { built } from '../data/built.ts';
import { recordsFile } from '../data/records.ts';
import { type BenchEngine, withElasticsearch } from '../measure/engine.ts';
import { canPin, measureNode, type Reading } from '../measure/process.ts';
import { contestant, takeTurns } from '../measure/turns.ts';
import { deleteIndices } from '../../integration/indices.ts';
import { importCommand } from './worker.ts';

const RECORDS = 200_000;

/** So many requests at a time are tried, and the best is the reference: too few leave Elasticsearch waiting. */
const REPLAYS_AT_A_TIME = [2, 4];

/** With 1 GB, an engine on one processor now and then turned away a replay, which retries nothing. */
export const INDEXING_HEAP = '4g';

/** File to Elasticsearch, each side with a processor of its own as on two machines, against a replay. */
export const elasticsearch: Benchmark = {
  name: 'ingest.elasticsearch',
  run: async (options) => {
    if (!canPin()) {
      options.say('Not run: it needs two processors and taskset.');
      return [];
    }
    return [await againstReplay('ingest.elasticsearch', options, { engine: 0, client: 1 }, 0.95)];
  },
};

/** The same with both on all processors, as on one small machine. */
export const shared: Benchmark = {
  name: 'ingest.shared',
  run: async (options) => [await againstReplay('ingest.shared', options, {}, 0.75)],
};

async function againstReplay(
  name: string,
  options: BenchOptions,
  cpus: { engine?: number; client?: number },
  atLeast: number
): Promise<Result> {
  const records = options.records ?? RECORDS;
  const file = await recordsFile(records);
  const bodies = await bulkBodies(file, { withIndex: true });
  const replayScript = await built('references/replay.ts');
  return withElasticsearch({ cpu: cpus.engine, heap: INDEXING_HEAP }, async (engine) => {
    const run = (args: string[]) => () => onEmpty(engine, records, () => measureNode(args, clientOf(engine)));
    const clientOf = ({ url }: BenchEngine) => ({ env: { ELASTICSEARCH_URL: url }, cpu: cpus.client });
    const replay = (atATime: number) => run([replayScript, bodies, engine.url, String(atATime)]);
    options.say('Warming up, and finding how many requests at a time the replay is fastest with …');
    await replay(REPLAYS_AT_A_TIME[0] ?? 1)();
    const tried: Array<{ atATime: number; seconds: number }> = [];
    for (const atATime of REPLAYS_AT_A_TIME) {
      tried.push({ atATime, seconds: (await replay(atATime)()).seconds });
    }
    const best = tried.reduce((one, other) => (other.seconds < one.seconds ? other : one));
    const worker = contestant('provlogs import', run(importCommand(file)));
    const reference = contestant(`replay, ${best.atATime} at a time`, replay(best.atATime));
    await takeTurns(options.runs, [worker, reference], (who, round, { seconds }) =>
      options.say(`${round}: ${who} ${seconds.toFixed(1)} s`)
    );
    const rate = ({ seconds }: Reading) => records / seconds;
    return comparison({
      name,
      unit: 'records/s',
      values: worker.readings.map(rate),
      baselines: reference.readings.map(rate),
      against: `a replay of the same documents as bulk bodies built before, ${best.atATime} requests at a time`,
      goal: { atLeast },
      note: `${records} records.`,
    });
  });
}

/** Measures on an Elasticsearch without records, and makes sure that all of them came in. */
export async function onEmpty(
  { client }: BenchEngine,
  records: number,
  measured: () => Promise<Reading>
): Promise<Reading> {
  await deleteIndices(client);
  const reading = await measured();
  await client.indices.refresh();
  const { count } = await client.count({ index: 'provisioning-logs-*' });
  if (count !== records) {
    throw new Error(`${records} records were sent, and ${count} are there.`);
  }
  return reading;
}
