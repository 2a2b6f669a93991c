import { existsSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { readBundle } from './bundle.ts';
import { type DataSource, DataSources } from './dataSources.ts';
import { workbenchHandler } from './handler.ts';

export interface WorkbenchOptions {
  port: number;
  /** The built plugin bundle. */
  distDir: string;
  /** The first is the default one. */
  dataSources: readonly DataSource[];
  /** Gets one line for every failed proxy request and every missing icon. No secrets, no bodies. */
  log: (line: string) => void;
  /** The built host page, default `workbench/dist`. */
  hostDir?: string;
}

export interface RunningWorkbench {
  url: string;
  close: () => Promise<void>;
}

/**
 * Serves the bundle in the workbench on 127.0.0.1. The host page must have been built (`buildHost`).
 *
 * @throws Error with a sentence for the user: nothing built, plugin.json unusable, port taken.
 */
export async function startWorkbench(options: WorkbenchOptions): Promise<RunningWorkbench> {
  const hostDir = options.hostDir ?? fileURLToPath(new URL('../dist', import.meta.url));
  if (!existsSync(path.join(hostDir, 'main.js'))) {
    throw new Error(`${hostDir} holds no built page: call buildHost first`);
  }
  const bundle = await readBundle(options.distDir);
  const dataSources = new DataSources(options.dataSources);
  const server = http.createServer(workbenchHandler({ hostDir, bundle, dataSources, log: options.log }));
  await listen(server, options.port);
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`port ${port} is taken: choose another one (PORT=${port + 1})`) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}
