import path from 'node:path';
import { buildEngine } from './engine.build.ts';
import { type EngineOptions, type EngineProcess, launch } from './engine.process.ts';

export { EngineError } from './engine-error.ts';

export interface KafkaEngine extends EngineProcess {
  /** Host and port of the listener that asks for nothing, then of the one that wants SASL. */
  listeners: string[];
}

/** Starts a real Kafka broker, alone in its cluster, which ends with this process at the latest. */
export async function startKafka(options: EngineOptions): Promise<KafkaEngine> {
  // Its own start loads what clients need.
  const recipe = { name: 'Kafka', folder: 'kafka', download: 45, exercise: () => Promise.resolve() };
  const build = await buildEngine(recipe, options.log ?? (() => undefined));
  const { address, ...engine } = await launch(build, {
    ...options,
    heap: options.heap ?? '512m',
    dataDir: path.resolve(options.dataDir),
  });
  return { listeners: address.split(','), ...engine };
}
