import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type estypes } from '@elastic/elasticsearch';
import { RECORD_MAPPINGS } from '@provlogs/schema/mappings';
import { dailyIndex, RECORD_INDEX_PREFIX } from '@provlogs/schema/indices';

import { type Benchmark, comparison, type Result } from '../benchmark.ts';
import { bulkBodies } from '../data/bodies.ts';
import { recordsFile } from '../data/records.ts';
import { type BenchEngine, withElasticsearch } from '../measure/engine.ts';

const RECORDS = 100_000;

interface Variant {
  name: string;
  /** Undefined: those of the installed template. */
  settings?: estypes.IndicesIndexSettings;
  mappings?: estypes.MappingTypeMapping;
  goal?: { atMost: number };
  note?: string;
}

const SORTED: estypes.IndicesIndexSettings = {
  number_of_shards: 1,
  sort: { field: ['@timestamp'], order: ['desc'] },
};

const VARIANTS: readonly Variant[] = [
  {
    name: 'storage.as-installed',
    goal: { atMost: 0.5 },
    note: 'best_compression, sorted by time.',
  },
  { name: 'storage.default-codec', settings: SORTED, mappings: RECORD_MAPPINGS, note: 'Sorted by time.' },
  {
    name: 'storage.unsorted',
    settings: { number_of_shards: 1, codec: 'best_compression' },
    mappings: RECORD_MAPPINGS,
    note: 'best_compression.',
  },
  {
    name: 'storage.logsdb',
    settings: {
      ...SORTED,
      mode: 'logsdb',
      'mapping.source.mode': 'stored',
      'mapping.ignore_malformed': false,
    },
    mappings: RECORD_MAPPINGS,
    note: 'The whole _source stored: what a free licence has, and what keeps lists of objects as they came.',
  },
  {
    name: 'storage.dynamic-best-compression',
    settings: { number_of_shards: 1, codec: 'best_compression', 'mapping.total_fields.limit': 100_000 },
  },
];

/** What Elasticsearch does by itself with the same documents; its limit of 1,000 fields would refuse them. */
const DYNAMIC: Variant = {
  name: 'storage.dynamic',
  settings: { number_of_shards: 1, 'mapping.total_fields.limit': 100_000 },
};

/** Bytes a record on disk, merged to one segment. Nothing here depends on the machine's speed: one run. */
export const storage: Benchmark = {
  name: 'storage',
  run: async (options) => {
    const bodies = await bulkBodies(await recordsFile(options.records ?? RECORDS), { withIndex: false });
    return withElasticsearch({}, async (engine) => {
      const { bytes: baseline, count } = await bytesPerRecord(engine, bodies, DYNAMIC);
      options.say(`${DYNAMIC.name} ${baseline}`);
      const results: Result[] = [];
      for (const variant of VARIANTS) {
        const { name, goal, note } = variant;
        const { bytes: value } = await bytesPerRecord(engine, bodies, variant);
        options.say(`${name} ${value}`);
        const against = `dynamic mapping with the default codec, of the ${count} records that it takes`;
        const figure = { name, unit: 'bytes/record', values: [value], baselines: [baseline], against, note };
        results.push(comparison({ ...figure, ...(goal && { goal }) }));
      }
      return results;
    });
  },
};

/** Of the records that were taken, and how many those were. */
async function bytesPerRecord(
  { client, url }: BenchEngine,
  bodies: string,
  { name, settings, mappings }: Variant
): Promise<{ bytes: number; count: number }> {
  // By its name the template knows it.
  const index = settings === undefined ? dailyIndex(RECORD_INDEX_PREFIX, Date.now()) : name;
  await client.indices.create({
    index,
    ...(settings && { settings: { index: settings } }),
    ...(mappings && { mappings }),
  });
  for (const file of (await readdir(bodies)).sort()) {
    const response = await fetch(`${url}/${index}/_bulk?filter_path=errors,items.*.error`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: await readFile(join(bodies, file)),
    });
    const reply = await response.text();
    // Details have a "name" here and a "name.familyName" there, so that guessed fields refuse one or the other.
    if (mappings === undefined && settings !== undefined) {
      continue;
    }
    if (!reply.startsWith('{"errors":false')) {
      throw new Error(`${name}: ${reply.slice(0, 500)}`);
    }
  }
  await client.indices.forcemerge({ index, max_num_segments: 1 });
  // What was merged away is deleted with the next flush and refresh.
  await client.indices.flush({ index, wait_if_ongoing: true });
  await client.indices.refresh({ index });
  const { _all: all } = await client.indices.stats({ index, metric: ['store', 'docs'] });
  const { count } = await client.count({ index });
  await client.indices.delete({ index });
  return { bytes: (all.primaries?.store?.size_in_bytes ?? Number.NaN) / count, count };
}
