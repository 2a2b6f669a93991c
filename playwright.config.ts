import { defineConfig } from '@playwright/test';

import { CHROMIUM, SCREEN } from './tests/browser';

const WORKBENCH_PORT = 3210;

/** Browser tests. They run against what is at `GRAFANA_URL`, or against `npm start` with data of its own. */
export default defineConfig({
  testDir: 'tests/e2e',
  // The workbench's own pages are not in Grafana.
  testIgnore: process.env.GRAFANA_URL === undefined ? [] : ['workbench*.spec.ts'],
  outputDir: 'test-results/e2e',
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
  workers: 2,
  // A busy machine is no failure: only what never comes is.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  ...(process.env.GRAFANA_URL === undefined && {
    webServer: {
      command: `node tools/bootstrap.mjs workbench/start.ts --still --port ${WORKBENCH_PORT} --elasticsearch-port 0 --data .run/e2e`,
      // It listens before it has read the tenant's history: what it prints says when the tests can begin.
      wait: { stdout: /^ready /m },
      stdout: 'pipe',
      timeout: 180_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    },
  }),
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: process.env.GRAFANA_URL ?? `http://127.0.0.1:${WORKBENCH_PORT}`,
    ...SCREEN,
    // A trace takes a third of the time: `--trace=retain-on-failure` has one made.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: CHROMIUM,
  },
});
