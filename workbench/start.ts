import path from 'node:path';
import { parseArgs } from 'node:util';

import { EngineError, startElasticsearch } from '../tests/engines/elasticsearch.ts';
import { fingerprint, onceFor, ROOT } from '../tools/sources.ts';
import { buildWorker, npmRun } from '../tools/worker.ts';
import { buildHost } from './build.ts';
import { startWorkbench } from './server/start.ts';
import { Tenant } from './tenant.ts';

const USAGE = `Usage: npm start -- [--port 3000] [--elasticsearch-port 9200] [--data .run] [--still]

Builds what changed, starts the embedded Elasticsearch, fills it with a made-up tenant and shows it.
  --port                PORT stands for it
  --elasticsearch-port  0 takes any free port
  --data                where Elasticsearch keeps its data between starts
  --still               the tenant's history only: nothing new as time passes
`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env.PORT ?? '3000' },
      'elasticsearch-port': { type: 'string', default: '9200' },
      data: { type: 'string', default: '.run' },
      still: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const port = portOf('--port', values.port);
  const elasticsearchPort = portOf('--elasticsearch-port', values['elasticsearch-port']);
  const data = path.resolve(values.data);
  const stopping = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => resolve());
    }
  });

  await Promise.all([buildWorker(say), buildBundle(), buildHostPage()]);
  say('Starting Elasticsearch …');
  const engine = await startElasticsearch({
    port: elasticsearchPort,
    dataDir: path.join(data, 'elasticsearch'),
    log: say,
  });
  const tenant = new Tenant(engine.url);
  try {
    const workbench = await startWorkbench({
      port,
      distDir: path.join(ROOT, 'dist'),
      dataSources: [dataSource(engine.url)],
      log: say,
    });
    await tenant.readHistory(say);
    say(`\nready ${workbench.url}\nElasticsearch answers at ${engine.url}. Ctrl-C stops everything.`);
    if (!values.still) {
      tenant.live();
    }
    const end = await Promise.race([stopping, engine.exited]);
    if (end !== undefined) {
      throw new Error(`Elasticsearch ended by itself (${end.signal ?? `exit code ${end.code}`}).`);
    }
    say('Stopping …');
    await workbench.close();
  } finally {
    await tenant.stop();
    await engine.stop();
  }
}

async function buildBundle(): Promise<void> {
  await onceFor(
    path.join(ROOT, 'dist/.sources'),
    await fingerprint(['src', 'schema/src', 'plugin.json', 'webpack.config.ts', '.config', 'package-lock.json']),
    async () => {
      say('Building the Grafana bundle …');
      await npmRun('build:plugin');
    }
  );
}

async function buildHostPage(): Promise<void> {
  if (await buildHost()) {
    say('Built the workbench page.');
  }
}

function dataSource(elasticsearchUrl: string) {
  return {
    uid: 'provlogs',
    name: 'Provisioning Logs',
    type: 'provlogs-elasticsearch-datasource',
    jsonData: { elasticsearchUrl, index: 'provisioning-logs-*', authMethod: 'none' },
    secureJsonData: {},
  };
}

function portOf(option: string, text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new Error(`${option} ${text} is no port: a number from 0 to 65535 is needed.`);
  }
  return port;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof EngineError ? error.exitCode : 1);
  }
);
