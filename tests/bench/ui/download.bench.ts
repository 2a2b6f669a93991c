import { type Browser, type Page } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';

import { type Benchmark, type Result, resultOf } from '../benchmark.ts';
import { filledFolder } from '../data/filled.ts';
import { withElasticsearch } from '../measure/engine.ts';
import { sampled } from '../measure/sampled.ts';
import { contestant, takeTurns } from '../measure/turns.ts';
import { Asker } from '../query/ask.ts';
import { ANSWERS, pageAnswers, PATH, withBrowser, withPage, withWorkbench } from './browser.ts';

const RECORDS = 100_000;
const FILES = 3;
const DIALOG = '[role="dialog"]';
const MB = 1024 * 1024;
const HEAP_EVERY_MS = 250;

interface Reading {
  records: number;
  seconds: number;
  /** What Elasticsearch took alone for the same pages. */
  elasticsearchSeconds: number;
  /** The largest heap in bytes, of each half of the time. */
  peaks: [number, number];
  /** Milliseconds. */
  task: number;
}

/** Every record as three CSV files, by the page's dialog, on top of what Elasticsearch takes for the same pages. */
export const download: Benchmark = {
  name: 'ui.download',
  run: async (options) => {
    const dataDir = await filledFolder(options.records ?? RECORDS, options.say);
    return withElasticsearch({ dataDir }, ({ url: elasticsearch }) =>
      withWorkbench(elasticsearch, (url) =>
        withBrowser(async (browser) => {
          const subject = contestant('download', () => readDownload(browser, url + PATH, elasticsearch));
          await takeTurns(options.runs, [subject], (_, round, { records, seconds, elasticsearchSeconds, task }) =>
            options.say(
              `${round}: ${records} records in ${seconds.toFixed(1)} s, of which Elasticsearch ` +
                `${elasticsearchSeconds.toFixed(1)} s; longest task ${task.toFixed(0)} ms`
            )
          );
          return resultsOf(subject.readings);
        })
      )
    );
  },
};

function resultsOf(readings: readonly Reading[]): Result[] {
  const note = `${readings[0]?.records} records in ${FILES} files.`;
  return [
    resultOf({
      name: 'ui.download',
      unit: 'records/s',
      values: readings.map(({ records, seconds, elasticsearchSeconds }) => {
        // Where processors are plenty, all of it may go by while Elasticsearch works.
        const onTop = Math.max(seconds - elasticsearchSeconds, 0.01 * seconds);
        return records / onTop;
      }),
      goal: { atLeast: 10_000 },
      note: `${note} Without the time that Elasticsearch alone takes for the same pages, asked afterwards.`,
    }),
    resultOf({
      name: 'ui.download.whole',
      unit: 'records/s',
      values: readings.map(({ records, seconds }) => records / seconds),
      note: `${note} From the click to the files, Elasticsearch included.`,
    }),
    resultOf({
      name: 'ui.download.heap',
      unit: 'MB',
      values: readings.map(({ peaks }) => Math.max(...peaks) / MB),
      note: `${note} The largest JavaScript heap of the tab, garbage included; the files are Blobs, outside of it.`,
    }),
    resultOf({
      name: 'ui.download.heap.second-half',
      unit: 'of the first half',
      values: readings.map(({ peaks: [first, second] }) => second / first),
      note: 'The largest heap of the second half of the time to that of the first: above 1 where it grows.',
    }),
    resultOf({
      name: 'ui.download.task',
      unit: 'ms',
      values: readings.map(({ task }) => task),
      goal: ANSWERS,
      note: `${note} The longest task from the click to the files; 0: none took 50 ms.`,
    }),
  ];
}

function readDownload(browser: Browser, url: string, elasticsearch: string): Promise<Reading> {
  return withPage(browser, async (page) => {
    const answers = pageAnswers(page);
    await page.goto(url);
    await page.getByRole('button', { name: 'Download' }).click();
    await page.locator(DIALOG).getByRole('radio', { name: 'CSV, three files' }).check({ force: true });
    const before = answers.length;
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const heap = sampled(async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
    }, HEAP_EVERY_MS);
    const { records, milliseconds, task } = await downloaded(page);
    const sizes = await heap.stop();
    const asker = new Asker(elasticsearch);
    let elasticsearchSeconds = 0;
    // The searches for where a page ends are the page's own, not Elasticsearch's.
    const pages = answers.slice(before).filter(({ body }) => body._source === true);
    for (const { body } of pages) {
      elasticsearchSeconds += (await asker.search(body)).milliseconds / 1000;
    }
    asker.close();
    const half = sizes.length / 2;
    const peaks: Reading['peaks'] = [Math.max(...sizes.slice(0, half)), Math.max(...sizes.slice(half))];
    return { records, seconds: milliseconds / 1000, elasticsearchSeconds, peaks, task };
  });
}

/** Downloads, and waits until the browser has every file. */
async function downloaded(page: Page): Promise<{ records: number; milliseconds: number; task: number }> {
  const files: Array<Promise<string | null>> = [];
  page.on('download', (file) => files.push(file.failure()));
  const finished = 'records were downloaded';
  await page.evaluate(([dialog, text]) => probe.watch(dialog, text), [DIALOG, finished] as const);
  await page.locator(DIALOG).getByRole('button', { name: 'Download' }).click();
  const { milliseconds, task } = await page.evaluate(
    async ([dialog, text]) => ({
      milliseconds: (await probe.drawn(dialog, text)) - probe.clicked(),
      task: probe.longestTask(probe.clicked()),
    }),
    [DIALOG, finished] as const
  );
  const text = await page.getByText(finished).innerText();
  while (files.length < FILES) {
    await delay(HEAP_EVERY_MS);
  }
  const failures = (await Promise.all(files)).filter((failure) => failure !== null);
  if (failures.length > 0) {
    throw new Error(`A file was not saved: ${failures.join(', ')}`);
  }
  return { records: Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', '')), milliseconds, task };
}
