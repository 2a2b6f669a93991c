import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from '@elastic/elasticsearch';

import { generateRecords } from '../../ingest/src/generate/generate.ts';
import { startElasticsearch } from '../engines/elasticsearch.ts';
import { dataFolder } from '../integration/engine.ts';
import { deleteIndices } from '../integration/indices.ts';
import { prepare } from './prepare.ts';

/*
 * What one bad record in a thousand costs: the same file with and without it is read in turns. Besides the time, which
 * a busy machine makes worth little, the worker's own processor time is compared.
 */

const RECORDS = 20_000;
const EVERY = 1000;
const ROUNDS = 5;
const DAY_MS = 86_400_000;

interface Reading {
  seconds: number;
  cpuSeconds: number;
  summary: string;
}

const folder = mkdtempSync(join(tmpdir(), 'provlogs-poison-'));
const clean = join(folder, 'clean.ndjson');
const poisoned = join(folder, 'poisoned.ndjson');
const lines = recordsOfYesterday();
writeFileSync(clean, lines.join('\n'));
writeFileSync(poisoned, lines.flatMap((line, n) => (n % EVERY === 0 ? [`{"broken ${n}`, line] : [line])).join('\n'));

const data = dataFolder();
const elasticsearch = await startElasticsearch({ port: 0, dataDir: data.dataDir, heap: '1g' });
const env = { ELASTICSEARCH_URL: elasticsearch.url };
const client = new Client({ node: elasticsearch.url });
try {
  await prepare(elasticsearch.url);
  await read(clean);
  const readings: Array<{ clean: Reading; poisoned: Reading }> = [];
  for (let round = 0; round < ROUNDS; round++) {
    readings.push({ clean: await read(clean), poisoned: await read(poisoned) });
  }
  const loss = (of: (reading: Reading) => number): number =>
    median(readings.map((pair) => 1 - of(pair.clean) / of(pair.poisoned)));
  console.log(
    JSON.stringify({
      injected: RECORDS / EVERY,
      said: readings[0]?.poisoned.summary,
      throughputLossPercent: percent(loss(({ seconds }) => seconds)),
      processorTimeLossPercent: percent(loss(({ cpuSeconds }) => cpuSeconds)),
    })
  );
} finally {
  await client.close();
  await elasticsearch.stop();
  data.remove();
  rmSync(folder, { recursive: true });
}

function recordsOfYesterday(): string[] {
  const to = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
  const options = { seed: 2, from: new Date(Number(to) - DAY_MS), to, perDay: RECORDS * 2 };
  const texts: string[] = [];
  for (const { record } of generateRecords(options)) {
    texts.push(JSON.stringify(record));
    if (texts.length === RECORDS) {
      return texts;
    }
  }
  throw new Error(`The made-up tenant has ${texts.length} records, ${RECORDS} are needed.`);
}

async function read(file: string): Promise<Reading> {
  await deleteIndices(client);
  const began = performance.now();
  const child = spawn('bash', ['-c', 'time node ingest/bin/provlogs.js import "$0"', file], {
    env: { ...process.env, ...env, TIMEFORMAT: 'cpu %U %S' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(child, 'close');
  const [, user = 'NaN', system = 'NaN'] = /cpu (\S+) (\S+)/.exec(text) ?? [];
  return {
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: Number(user) + Number(system),
    summary: /read \d+ = .*/.exec(text)?.[0] ?? text,
  };
}

function median(values: number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
