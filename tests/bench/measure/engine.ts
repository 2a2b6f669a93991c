import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { Client } from '@elastic/elasticsearch';

import { provlogs } from '../../integration/provlogs.ts';
import { CACHE } from '../data/cache.ts';
import { type Companion, companion, typescript } from './process.ts';

export interface BenchEngine {
  url: string;
  client: Client;
}

/**
 * Works with an embedded Elasticsearch, set up by `provlogs setup`. `dataDir` keeps its data, which else is removed;
 * `cpu` is the one processor it stays on.
 */
export async function withElasticsearch<T>(
  { cpu, dataDir, heap = '1g' }: { cpu?: number | undefined; dataDir?: string; heap?: string },
  work: (engine: BenchEngine) => Promise<T>
): Promise<T> {
  const folder = dataDir ?? join(CACHE, `engine-${process.pid}`);
  await mkdir(folder, { recursive: true });
  const command = typescript('tests/engines/elasticsearch.cli.ts', '--port', '0', '--data', folder, '--heap', heap);
  const engine: Companion = await companion(command, { cpu });
  const client = new Client({ node: engine.address, requestTimeout: 600_000, maxRetries: 0 });
  try {
    const { code, stderr } = await provlogs(['setup'], { env: { ELASTICSEARCH_URL: engine.address } });
    if (code !== 0) {
      throw new Error(stderr);
    }
    return await work({ url: engine.address, client });
  } finally {
    await client.close();
    await engine.stop();
    if (dataDir === undefined) {
      await rm(folder, { recursive: true });
    }
  }
}
