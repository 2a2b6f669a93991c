import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { fingerprint, onceFor, ROOT } from './sources.ts';

const SOURCES = ['schema/src', 'schema/tsconfig.json', 'ingest/src', 'ingest/tsconfig.json', 'tsconfig.base.json'];

const run = promisify(execFile);

/** Builds the worker when its sources are others than those of the last build; `say` is told when it does. */
export async function buildWorker(say: (line: string) => void): Promise<void> {
  await onceFor(join(ROOT, 'ingest/dist/.sources'), await fingerprint(SOURCES), async () => {
    say('Building the worker …');
    await npmRun('build:worker');
  });
}

/** Runs one of the project's npm scripts; what it printed is shown when it fails. */
export async function npmRun(script: string): Promise<void> {
  try {
    await run('npm', ['run', '--silent', script], { cwd: ROOT, shell: process.platform === 'win32' });
  } catch (error) {
    const output = typeof error === 'object' && error !== null && 'stdout' in error ? String(error.stdout) : '';
    throw new Error(`npm run ${script} failed.\n${output}`);
  }
}
