import path from 'node:path';
import { buildEngine } from './elasticsearch.build.ts';
import { launch, type Engine } from './elasticsearch.process.ts';

export { buildEngine } from './elasticsearch.build.ts';
export { type Engine, type EngineExit } from './elasticsearch.process.ts';
export { EngineError } from './engine-error.ts';

export interface EngineOptions {
  /** 0 takes any free port. */
  port: number;
  /** Created if need be; what is in it is there again after the next start. */
  dataDir: string;
  /** As the JVM writes it: 512m is enough for tests. */
  heap?: string;
  /** Takes progress of the build, and the engine's warnings. */
  log?: (line: string) => void;
}

/** Starts a real Elasticsearch node, which ends with this process at the latest. */
export async function startElasticsearch(options: EngineOptions): Promise<Engine> {
  const { port, dataDir, heap, log } = options;
  const build = await buildEngine(log ?? (() => undefined));
  return launch(build, {
    port,
    dataDir: path.resolve(dataDir),
    ...(heap === undefined ? {} : { heap }),
    ...(log === undefined ? {} : { log }),
    jvmFlags: [`-XX:SharedArchiveFile=${build.classArchive}`],
  });
}
