import path from 'node:path';
import { buildEngine } from './engine.build.ts';
import { type EngineOptions, type EngineProcess, launch } from './engine.process.ts';

export { EngineError } from './engine-error.ts';
export { type EngineExit, type EngineOptions } from './engine.process.ts';

export interface Engine extends EngineProcess {
  url: string;
}

/** Starts a real Elasticsearch node, which ends with this process at the latest. */
export async function startElasticsearch(options: EngineOptions): Promise<Engine> {
  const recipe = { name: 'Elasticsearch', folder: 'elasticsearch', download: 80, exercise };
  const build = await buildEngine(recipe, options.log ?? (() => undefined));
  const { address, ...engine } = await launch(build, {
    ...options,
    dataDir: path.resolve(options.dataDir),
    jvmFlags: [`-XX:SharedArchiveFile=${build.classArchive}`],
  });
  return { url: address, ...engine };
}

async function exercise(url: string): Promise<void> {
  const bulk = [{ create: { _index: 'warm-up' } }, { name: 'a', at: '2026-01-01T00:00:00Z' }];
  const search = {
    query: { bool: { filter: [{ term: { 'name.keyword': 'a' } }, { range: { at: { lte: 'now' } } }] } },
    sort: [{ at: 'desc' }],
    aggs: {
      days: {
        date_histogram: { field: 'at', fixed_interval: '1d' },
        aggs: { names: { terms: { field: 'name.keyword' } } },
      },
    },
  };
  const requests = [
    {
      path: '/_bulk?refresh=true',
      type: 'application/x-ndjson',
      body: bulk.map((line) => `${JSON.stringify(line)}\n`).join(''),
    },
    { path: '/warm-up/_search', type: 'application/json', body: JSON.stringify(search) },
  ];
  for (const { path: requestPath, type, body } of requests) {
    const response = await fetch(url + requestPath, { method: 'POST', headers: { 'content-type': type }, body });
    await response.arrayBuffer();
  }
}
