import path from 'node:path';
import { buildEngine, type EngineRecipe } from './engine.build.ts';
import { type EngineOptions, type EngineProcess, launch } from './engine.process.ts';

export { EngineError } from './engine-error.ts';
export { type EngineExit, type EngineOptions } from './engine.process.ts';

export interface Engine extends EngineProcess {
  url: string;
}

const PLAIN: EngineRecipe = { name: 'Elasticsearch', folder: 'elasticsearch', download: 80, exercise };

const SECURE: EngineRecipe = {
  name: 'Elasticsearch with security',
  folder: 'elasticsearch-security',
  extends: 'elasticsearch',
  download: 35,
};

/** Starts a real Elasticsearch node, which ends with this process at the latest. */
export function startElasticsearch(options: EngineOptions): Promise<Engine> {
  return start(PLAIN, options);
}

/** The same with its security: roles, users, API keys. `elasticsearch-security/src/main/home/config` has its first user. */
export function startSecureElasticsearch(options: EngineOptions): Promise<Engine> {
  return start(SECURE, options);
}

async function start(recipe: EngineRecipe, options: EngineOptions): Promise<Engine> {
  const build = await buildEngine(recipe, options.log ?? (() => undefined));
  const { address, ...engine } = await launch(build, {
    ...options,
    dataDir: path.resolve(options.dataDir),
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
