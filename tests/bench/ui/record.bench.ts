import { type Browser, type Page } from '@playwright/test';

import { DRAWER_TABS } from '../../../src/records/drawer/tabs.ts';
import { testIds } from '../../../src/testIds.ts';
import { provlogs } from '../../integration/provlogs.ts';
import { type Benchmark, type Result, resultOf } from '../benchmark.ts';
import { largeRecords } from '../data/large.ts';
import { type BenchEngine, withElasticsearch } from '../measure/engine.ts';
import { contestant, takeTurns } from '../measure/turns.ts';
import { ANSWERS, PATH, withBrowser, withPage, withWorkbench } from './browser.ts';

const ROW = `[data-testid="${testIds.list.row}"]`;
const STEP = `[data-testid="${testIds.drawer.step}"]`;
const CONTENT = `[data-testid="${testIds.drawer.content}"]`;
const READABLE = { atMost: 200 };

/** The records, in the order in which the list has them. */
const RECORDS = ['failed', 'succeeded'] as const;

/** Milliseconds. */
interface Reading {
  /** From the click on the row to steps that are drawn. */
  open: number;
  /** To a drawer that does not move any more. */
  still: number;
  /** From the click on a tab to its content, for the slowest of them. */
  tab: number;
  /** From the click that asks for all of the value. */
  value: number;
  /** Of the longest task, from the first click on. */
  task: number;
}

/** A record with 1,000 steps and a value of 1 MB, opened from the list, and every tab of it. */
export const record: Benchmark = {
  name: 'ui.record',
  run: async (options) =>
    withElasticsearch({}, async (engine) => {
      await readIn(engine, largeRecords());
      return withWorkbench(engine.url, (url) =>
        withBrowser(async (browser) => {
          const records = RECORDS.map((name, position) =>
            contestant(name, () => readRecord(browser, url + PATH, position))
          );
          await takeTurns(options.runs, records, (name, round, { open, tab, value, task }) =>
            options.say(
              `${round}: ${name} open after ${open.toFixed(0)} ms, slowest tab ${tab.toFixed(0)} ms, ` +
                `whole value ${value.toFixed(0)} ms, longest task ${task.toFixed(0)} ms`
            )
          );
          return records.flatMap(({ name, readings }) => resultsOf(name, readings));
        })
      );
    }),
};

function resultsOf(name: string, readings: readonly Reading[]): Result[] {
  const figure = (key: keyof Reading, note: string, goal?: { atMost: number }) =>
    resultOf({
      name: `ui.record.${name}.${key}`,
      unit: 'ms',
      values: readings.map((reading) => reading[key]),
      note,
      ...(goal && { goal }),
    });
  return [
    figure('open', "From the click to steps that are drawn, Elasticsearch's answer included.", READABLE),
    figure('still', "The same to the end of the drawer's slide, which is Grafana's and takes 300 ms."),
    figure('tab', 'From the click on a tab to its content, the slowest of the tabs.', READABLE),
    figure('value', 'From the click that asks for the whole value of 1 MB to its text.', READABLE),
    figure('task', 'The longest task from the first click on; 0: none took 50 ms.', ANSWERS),
  ];
}

async function readIn({ url, client }: BenchEngine, lines: readonly string[]): Promise<void> {
  const result = await provlogs(['import', '-'], { env: { ELASTICSEARCH_URL: url }, input: lines.join('\n') });
  if (result.code !== 0) {
    throw new Error(`${result.stderr}${result.stdout}`);
  }
  await client.indices.refresh();
}

function readRecord(browser: Browser, url: string, position: number): Promise<Reading> {
  return withPage(browser, async (page) => {
    await page.goto(url);
    const row = page.locator(ROW).nth(position);
    const open = await timed(page, STEP, () => row.click());
    const began = await page.evaluate(() => probe.clicked());
    const still = (await page.evaluate(() => probe.still())) - began;
    const tabs: number[] = [];
    for (const tab of DRAWER_TABS.filter((name) => name !== 'steps')) {
      const content = `${CONTENT}[aria-labelledby="record-tab-${tab}"] > *`;
      tabs.push(await timed(page, content, () => page.locator(`#record-tab-${tab}`).click()));
    }
    await page.getByRole('tab', { name: 'Modified properties' }).click();
    const all = page.locator(CONTENT).getByRole('button', { name: /^Show all 1,\d{3},\d{3} / });
    const value = await timed(page, `${CONTENT} button`, () => all.first().click(), 'Show less');
    const task = await page.evaluate((since) => probe.longestTask(since), began);
    return { open, still, tab: Math.max(...tabs), value, task };
  });
}

/** Milliseconds from a click to an element, with that text in it, that is drawn and was not there before. */
async function timed(page: Page, selector: string, click: () => Promise<void>, text = ''): Promise<number> {
  await page.evaluate(([wanted, within]) => probe.watch(wanted, within), [selector, text] as const);
  await click();
  return page.evaluate(async ([wanted, within]) => (await probe.drawn(wanted, within)) - probe.clicked(), [
    selector,
    text,
  ] as const);
}
