import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Starts one embedded Elasticsearch for all integration tests; they find it in `ELASTICSEARCH_URL`. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'provlogs-engine-'));
  const script = ['tests/engines/elasticsearch.cli.ts', '--port', '0', '--data', data, '--heap', '512m'];
  const engine = spawn(process.execPath, ['--import=tsx', ...script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => engine.once('exit', () => resolve()));
  const url = new Promise<string>((resolve) => {
    createInterface({ input: engine.stdout }).on('line', (line) => {
      if (line.startsWith('ready ')) {
        resolve(line.slice('ready '.length));
      }
    });
  });
  const failed = ended.then(() => Promise.reject(new Error('The embedded Elasticsearch did not start: see above.')));
  process.env.ELASTICSEARCH_URL = await Promise.race([url, failed]);
  return async () => {
    failed.catch(() => undefined);
    engine.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true });
  };
}
