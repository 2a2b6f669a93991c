import { dataFolder, startEngine } from './engine.ts';

declare global {
  // How jest's set-up hands something to its teardown.
  var stopEngine: (() => Promise<void>) | undefined;
}

/** Starts one embedded Elasticsearch for all integration tests; they find it in `ELASTICSEARCH_URL`. */
export default async function globalSetup(): Promise<void> {
  const { dataDir, remove } = dataFolder();
  const { address, stop } = await startEngine('elasticsearch', { port: 0, dataDir, heap: '512m' });
  process.env.ELASTICSEARCH_URL = address;
  globalThis.stopEngine = async () => {
    await stop();
    remove();
  };
}
