import path from 'node:path';
import { parseArgs } from 'node:util';

import { buildHost } from './build.ts';
import { startWorkbench } from './server/start.ts';

const USAGE = `npx tsx workbench/cli.ts [--port 3000] [--dist dist] [--elasticsearch http://127.0.0.1:9200]

Shows the built plugin bundle without a Grafana server. PORT and ELASTICSEARCH_URL stand for the options.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env.PORT ?? '3000' },
      dist: { type: 'string', default: 'dist' },
      elasticsearch: { type: 'string', default: process.env.ELASTICSEARCH_URL ?? 'http://127.0.0.1:9200' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port ${values.port}: a port is a number from 0 to 65535`);
  }
  await buildHost();
  const workbench = await startWorkbench({
    port,
    distDir: path.resolve(values.dist),
    dataSources: [
      {
        uid: 'provlogs',
        name: 'Provisioning Logs',
        type: 'provlogs-elasticsearch-datasource',
        jsonData: { elasticsearchUrl: values.elasticsearch, index: 'provisioning-logs-*', authMethod: 'none' },
        secureJsonData: {},
      },
    ],
    log: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`ready ${workbench.url}\n`);
  const stop = () => void workbench.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
