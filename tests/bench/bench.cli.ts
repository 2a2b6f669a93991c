import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { format, resolveConfig } from 'prettier';

import { ROOT } from '../../tools/sources.ts';
import { type Benchmark, type BenchOptions } from './benchmark.ts';
import { BENCHMARKS } from './benchmarks.ts';
import { buildProduct } from './build.ts';
import { load, machine } from './measure/machine.ts';

const USAGE = `Usage: npm run bench -- [NAME…] [--records N] [--runs N] [--dry]

Runs the benchmarks whose names begin so, or all. One JSON line a figure; progress goes to standard error.
  --records  works with so many records, for a quick try
  --runs     counted runs of each contestant, default 5
  --dry      writes no results file

${BENCHMARKS.map(({ name }) => `  ${name}`).join('\n')}
`;

const RESULTS = join(ROOT, 'tests/bench/results');

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      records: { type: 'string' },
      runs: { type: 'string', default: '5' },
      dry: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const chosen = BENCHMARKS.filter(
    ({ name }) => positionals.length === 0 || positionals.some((wanted) => name.startsWith(wanted))
  );
  if (chosen.length === 0) {
    throw new TypeError(`No benchmark is called ${positionals.join(', ')}.`);
  }
  const options = {
    records: values.records === undefined ? undefined : wholeNumber('--records', values.records),
    runs: wholeNumber('--runs', values.runs),
    say,
  };
  await buildProduct(say);
  for (const benchmark of chosen) {
    await run(benchmark, options, values.dry);
  }
}

async function run(benchmark: Benchmark, options: BenchOptions, isDry: boolean): Promise<void> {
  say(`${benchmark.name} …`);
  const before = load();
  const began = new Date();
  const results = await benchmark.run(options);
  for (const result of results) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  if (!isDry) {
    await save(benchmark.name, {
      date: began.toISOString().slice(0, 16),
      command: commandOf(benchmark.name, options),
      machine: machine(),
      load: { before, after: load() },
      results,
    });
  }
}

function commandOf(name: string, { records, runs }: BenchOptions): string {
  const given = [...(records === undefined ? [] : [`--records ${records}`]), ...(runs === 5 ? [] : [`--runs ${runs}`])];
  return ['npm run bench --', name, ...given].join(' ');
}

async function save(name: string, content: object): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  const path = join(RESULTS, `${name}.json`);
  const config = await resolveConfig(path);
  await writeFile(path, await format(JSON.stringify(content), { ...config, filepath: path }));
}

function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new TypeError(`${option} needs a whole number from 1, not ${text}.`);
  }
  return value;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const isUsage = error instanceof TypeError && !('cause' in error && error.cause !== undefined);
    say(
      error instanceof Error
        ? isUsage
          ? `${error.message}\n\n${USAGE}`
          : (error.stack ?? error.message)
        : String(error)
    );
    process.exit(isUsage ? 2 : 1);
  }
);
