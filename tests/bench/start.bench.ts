import { type Browser } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { testIds } from '../../src/testIds.ts';
import { ROOT } from '../../tools/sources.ts';
import { type Benchmark, type Result, resultOf } from './benchmark.ts';
import { CACHE } from './data/cache.ts';
import { contestant, takeTurns } from './measure/turns.ts';
import { PATH, withBrowser, withPage } from './ui/browser.ts';

const ROW = `[data-testid="${testIds.list.row}"]`;

/** Seconds. */
interface Reading {
  /** Until it says that it is ready. */
  ready: number;
  /** Until the page, opened then, has drawn records. */
  page: number;
}

/**
 * `npm start` where everything is installed and built and Elasticsearch has its data from before, until there are
 * records on the screen. The round that is not counted builds, and reads the tenant's history.
 */
export const start: Benchmark = {
  name: 'start',
  run: async (options) => {
    const data = join(CACHE, `start-${process.pid}`);
    await mkdir(data, { recursive: true });
    try {
      return await withBrowser(async (browser) => {
        const subject = contestant('npm start', () => startOnce(browser, data));
        await takeTurns(options.runs, [subject], (_, round, { ready, page }) =>
          options.say(`${round}: ready after ${ready.toFixed(1)} s, page after ${page.toFixed(1)} s`)
        );
        return resultsOf(subject.readings);
      });
    } finally {
      await rm(data, { recursive: true });
    }
  },
};

function resultsOf(readings: readonly Reading[]): Result[] {
  return [
    resultOf({
      name: 'start',
      unit: 's',
      values: readings.map(({ page }) => page),
      goal: { atMost: 15 },
      note: 'To records on the screen, of a page that is opened once it says `ready`; what stopping takes is not in it.',
    }),
    resultOf({
      name: 'start.ready',
      unit: 's',
      values: readings.map(({ ready }) => ready),
      note: 'To the line `ready`.',
    }),
  ];
}

async function startOnce(browser: Browser, data: string): Promise<Reading> {
  const began = Date.now();
  const options = ['--port', '0', '--elasticsearch-port', '0', '--data', data];
  const child = spawn('npm', ['start', '--', ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const lines: string[] = [];
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('ready ')) {
        resolve(line.slice('ready '.length));
      }
    });
  });
  try {
    const url = await Promise.race([ready, ended.then(() => undefined)]);
    if (url === undefined) {
      throw new Error(`npm start ended: ${lines.join('\n')}`);
    }
    const readySeconds = (Date.now() - began) / 1000;
    const drawn = await withPage(browser, async (page) => {
      await page.addInitScript((row) => probe.watch(row), ROW);
      await page.goto(url + PATH);
      return page.evaluate((row) => probe.drawn(row), ROW);
    });
    return { ready: readySeconds, page: (drawn - began) / 1000 };
  } finally {
    // npm passes it on.
    child.kill('SIGTERM');
    await ended;
  }
}
