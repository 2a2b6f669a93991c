import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { ROOT } from '../../tools/sources.ts';
import { type Benchmark, type Goal, type Result, resultOf } from './benchmark.ts';

const KB = 1000;
const DIST = join(ROOT, 'dist');

/** What a browser loads, minified and gzipped, as Grafana and any server in front of it send it. */
export const bundle: Benchmark = {
  name: 'bundle',
  run: async () => {
    const chunks = (await readdir(DIST)).filter((file) => /^\d+\.js$/.test(file));
    return [
      await size('bundle.datasource', ['datasource/module.js'], { atMost: 40 }),
      await size('bundle.panel', ['panel/module.js'], { atMost: 120 }),
      await size('bundle.app', ['module.js'], { atMost: 30 }),
      await size('bundle.pages', chunks, undefined, 'Loaded when a page of the app is opened; no goal was set.'),
    ];
  },
};

async function size(name: string, files: readonly string[], goal?: Goal, note?: string): Promise<Result> {
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(DIST, file))).length));
  const value = sizes.reduce((sum, bytes) => sum + bytes, 0) / KB;
  return resultOf({ name, unit: 'kB', values: [value], ...(goal && { goal }), note });
}
