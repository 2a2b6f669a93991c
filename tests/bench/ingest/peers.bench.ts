import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

import { type Benchmark, comparison } from '../benchmark.ts';
import { bulkBodies } from '../data/bodies.ts';
import { built } from '../data/built.ts';
import { CACHE } from '../data/cache.ts';
import { recordsFile } from '../data/records.ts';
import { withElasticsearch } from '../measure/engine.ts';
import { measure, measureNode, type Reading } from '../measure/process.ts';
import { contestant, takeTurns } from '../measure/turns.ts';
import { INDEXING_HEAP, onEmpty } from './elasticsearch.bench.ts';
import { importCommand } from './worker.ts';

const RECORDS = 200_000;
const SCRIPT = 'tests/bench/references/parallel_bulk.py';
const PYTHON_PACKAGES = ['elasticsearch[orjson]==8.19.2'];

/** The same file by what people would write with the clients' own bulk helpers, all on the same processors. */
export const peers: Benchmark = {
  name: 'ingest.peers',
  run: async (options) => {
    const records = options.records ?? RECORDS;
    const file = await recordsFile(records);
    const bodies = await bulkBodies(file, { withIndex: true });
    const helper = await built('references/helpersBulk.ts');
    const python = pythonWithElasticsearch(options.say);
    return withElasticsearch({ heap: INDEXING_HEAP }, async (engine) => {
      const env = { ELASTICSEARCH_URL: engine.url };
      const on = (run: () => Promise<Reading>) => () => onEmpty(engine, records, run);
      const worker = contestant(
        'provlogs import',
        on(() => measureNode(importCommand(file), { env }))
      );
      const helpers = contestant(
        "@elastic/elasticsearch, helpers.bulk with the worker's documents",
        on(() => measureNode([helper, file], { env }))
      );
      const others = [helpers];
      if (python !== undefined) {
        const run = () => measure([python, SCRIPT, bodies], { env });
        others.push(
          contestant('Python, helpers.parallel_bulk of documents made before, which it need not map', on(run))
        );
      }
      await takeTurns(options.runs, [worker, ...others], (who, round, { seconds, cpuSeconds, peakBytes }) =>
        options.say(
          `${round}: ${who} ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processor time, ${peakBytes}`
        )
      );
      const rate = ({ seconds }: Reading) => records / seconds;
      return others.map(({ name, readings }, position) =>
        comparison({
          name: position === 0 ? 'ingest.peers.node' : 'ingest.peers.python',
          unit: 'records/s',
          values: worker.readings.map(rate),
          baselines: readings.map(rate),
          against: name,
          goal: { atLeast: 1.2 },
          note: `${records} records; engine and client share the processors.`,
        })
      );
    });
  },
};

/** A Python that has the client, from a virtual environment made for it; undefined, with a reason said, without. */
function pythonWithElasticsearch(say: (line: string) => void): string | undefined {
  const folder = join(CACHE, 'python');
  const python = join(folder, 'bin/python');
  const pip = [python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PYTHON_PACKAGES];
  const steps = existsSync(python) ? [pip] : [['python3', '-m', 'venv', folder], pip];
  for (const [program = '', ...args] of steps) {
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (status !== 0) {
      say(`Python's client is not run: ${stderr || program}`);
      return undefined;
    }
  }
  return python;
}
