import { buildWorker } from '../../tools/worker.ts';
import { provlogs } from '../integration/provlogs.ts';

/** Builds the worker and runs `provlogs setup` against an Elasticsearch; throws what either said when it failed. */
export async function prepare(elasticsearchUrl: string): Promise<void> {
  await buildWorker(console.log);
  const { code, stderr } = await provlogs(['setup'], { env: { ELASTICSEARCH_URL: elasticsearchUrl } });
  if (code !== 0) {
    throw new Error(`provlogs setup failed with exit code ${code}:\n${stderr}`);
  }
}
