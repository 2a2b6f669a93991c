import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { zipSync } from 'fflate';
import * as v from 'valibot';

/** The build puts the version in place of a variable. */
const builtManifest = v.object({
  id: v.string(),
  info: v.object({ version: v.pipe(v.string(), v.regex(/^[^%]/)) }),
});

/** A plugin's archive and what it is called. */
export interface PluginArchive {
  name: string;
  bytes: Uint8Array;
}

/**
 * The archive of a built plugin as Grafana's catalogue wants it: one folder, named by the plugin's id, in a zip file
 * named by id and version. Throws when the folder is not a built plugin.
 */
export async function pluginArchive(folder: string): Promise<PluginArchive> {
  const { id, version } = await manifestOf(folder);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  // What begins with a dot is the build's own.
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const contents: Record<string, Uint8Array> = {};
  for (const file of files) {
    contents[`${id}/${relative(folder, file).split(sep).join('/')}`] = await readFile(file);
  }
  return { name: `${id}-${version}.zip`, bytes: zipSync(contents, { level: 9 }) };
}

async function manifestOf(folder: string): Promise<{ id: string; version: string }> {
  const path = join(folder, 'plugin.json');
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`There is no ${path}: build the plugin first, with npm run build:plugin.`);
  });
  const manifest = v.safeParse(builtManifest, JSON.parse(text));
  if (!manifest.success) {
    throw new Error(`${path} has no id or no version: it is not that of a built plugin. Run npm run build:plugin.`);
  }
  const { id, info } = manifest.output;
  return { id, version: info.version };
}
