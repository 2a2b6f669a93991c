import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { fingerprint, onceFor, ROOT } from '../../tools/sources.ts';
import { CACHE } from './data/cache.ts';

const SOURCES = [
  'src',
  'schema/src',
  'schema/tsconfig.json',
  'ingest/src',
  'plugin.json',
  'webpack.config.ts',
  'package-lock.json',
];

/** Builds the worker and the bundle, as users get them, unless that was done for these sources. */
export async function buildProduct(say: (line: string) => void): Promise<void> {
  await onceFor(join(CACHE, 'built', '.sources'), await fingerprint(SOURCES), async () => {
    say('Building the worker and the bundle …');
    await promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: ROOT });
  });
}
