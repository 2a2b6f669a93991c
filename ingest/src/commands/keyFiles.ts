import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Client } from '@elastic/elasticsearch';
import { KEY_PARTS, type KeyPart, type PrivilegeOptions } from '@provlogs/schema/privileges';

import { createKey } from '../elasticsearch/keys.ts';
import { hasWhatIsNeeded } from '../elasticsearch/privileges.ts';
import { isSystemError } from '../systemError.ts';
import { UserError } from '../userError.ts';

export interface KeyFile {
  part: KeyPart;
  path: string;
  /** False: the key that was there still does what is needed, and stays. */
  isNew: boolean;
}

/**
 * Sees to it that `folder` holds a working key for each part: `writer-api-key` and `reader-api-key`. Made for stacks
 * that run setup at every start. Throws a `UserError` where the folder can't be written to.
 */
export async function keepKeyFiles(client: Client, folder: string, options: PrivilegeOptions): Promise<KeyFile[]> {
  const files: KeyFile[] = [];
  for (const part of KEY_PARTS) {
    const path = join(folder, `${part}-api-key`);
    const old = await readFile(path, 'utf8').catch(() => undefined);
    const isNew = old === undefined || !(await hasWhatIsNeeded(client, old.trim(), part, options));
    if (isNew) {
      // Before the key is made: one that can't be written down is lost.
      await save(folder, path, '');
      const { encoded } = await createKey(client, part, options);
      await save(folder, path, `${encoded}\n`);
    }
    files.push({ part, path, isNew });
  }
  return files;
}

async function save(folder: string, path: string, text: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, text, { mode: 0o640 });
  } catch (error) {
    if (isSystemError(error)) {
      throw new UserError(`The keys can't be kept in ${folder}: ${error.message}. No key was made for it.`);
    }
    throw error;
  }
}
