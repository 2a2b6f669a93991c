import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { ROOT } from '../../../tools/sources.ts';

/** What takes long to make and is the same every time; git does not see it. */
export const CACHE = join(ROOT, 'tests/bench/.cache');

/** The path of a cached file or folder, made by `make` under another name when it is not there. */
export async function cached(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(CACHE, name);
  if (!existsSync(path)) {
    await mkdir(dirname(path), { recursive: true });
    const partial = `${path}.partial-${process.pid}`;
    await make(partial);
    await rename(partial, path);
  }
  return path;
}
