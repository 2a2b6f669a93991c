import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { unzipSync } from 'fflate';

import { pluginArchive } from '../../tools/archive.ts';

describe('the archive of the plugin', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'provlogs-package-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const put = async (path: string, text: string): Promise<void> => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };

  it('is one folder with the id, named by id and version, without what is only for the build', async () => {
    await put('plugin.json', JSON.stringify({ id: 'some-app', info: { version: '1.2.3' } }));
    await put('.sources', 'fingerprint');
    await put('datasource/module.js', 'define(["é"])');
    const { name, bytes } = await pluginArchive(folder);
    expect(name).toBe('some-app-1.2.3.zip');
    const files = unzipSync(bytes);
    expect(Object.keys(files).sort()).toEqual(['some-app/datasource/module.js', 'some-app/plugin.json']);
    expect(Buffer.from(files['some-app/datasource/module.js'] ?? []).toString()).toBe('define(["é"])');
  });

  it('is not made of what was not built', async () => {
    await expect(pluginArchive(folder)).rejects.toThrow('build the plugin first, with npm run build:plugin');
    await put('plugin.json', JSON.stringify({ id: 'some-app', info: { version: '%VERSION%' } }));
    await expect(pluginArchive(folder)).rejects.toThrow('it is not that of a built plugin');
  });
});
