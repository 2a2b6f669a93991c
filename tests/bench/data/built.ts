import { basename, join } from 'node:path';

import esbuild from 'esbuild';

import { ROOT } from '../../../tools/sources.ts';
import { CACHE } from './cache.ts';

/**
 * Makes plain JavaScript of a script of the benchmarks, so that what is measured is not the translation of TypeScript.
 * Packages stay outside, as they do for the worker. Gives the path of the script.
 */
export async function built(file: string): Promise<string> {
  const outfile = join(CACHE, 'built', `${basename(file, '.ts')}.mjs`);
  await esbuild.build({
    entryPoints: [join(ROOT, 'tests/bench', file)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return outfile;
}
