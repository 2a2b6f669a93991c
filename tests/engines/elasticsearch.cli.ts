import { parseArgs } from 'node:util';
import { EngineError, startElasticsearch } from './elasticsearch.ts';

const USAGE = 'Usage: npm run elasticsearch -- --port N --data DIR [--heap 1g]';

function readArguments(): { port: number; dataDir: string; heap: string } {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, data: { type: 'string' }, heap: { type: 'string', default: '1g' } },
  });
  const port = Number(values.port);
  if (values.port === undefined || !/^\d+$/.test(values.port) || port > 65535) {
    throw new TypeError(`--port needs a number from 0 to 65535, not ${values.port ?? 'nothing'}.`);
  }
  if (!values.data) {
    throw new TypeError('--data needs a folder.');
  }
  return { port, dataDir: values.data, heap: values.heap };
}

async function main(): Promise<number> {
  const options = readArguments();
  const stopped = new Promise<'stopped'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve('stopped'));
    }
  });
  const started = startElasticsearch({ ...options, log: (line) => console.error(line) });
  const first = await Promise.race([started, stopped]);
  if (first === 'stopped') {
    // Whatever is being built or started ends with this process.
    return 0;
  }
  console.log(`ready ${first.url}`);
  const end = await Promise.race([first.exited, stopped]);
  if (end === 'stopped') {
    await first.stop();
    return 0;
  }
  console.error(`Elasticsearch ended by itself (${end.signal ?? `exit code ${end.code}`}).`);
  return end.code || 1;
}

try {
  process.exit(await main());
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof TypeError ? `${message} ${USAGE}` : message);
  process.exit(error instanceof EngineError ? error.exitCode : error instanceof TypeError ? 2 : 1);
}
