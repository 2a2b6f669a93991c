import { type Browser, type Page } from '@playwright/test';

import { testIds } from '../../../src/testIds.ts';
import { type Benchmark, type Result, resultOf } from '../benchmark.ts';
import { filledFolder } from '../data/filled.ts';
import { withElasticsearch } from '../measure/engine.ts';
import { median } from '../measure/statistics.ts';
import { contestant, takeTurns } from '../measure/turns.ts';
import { pageAnswers, PATH, withBrowser, withPage, withWorkbench } from './browser.ts';

const RECORDS = 50_000;

/** The made-up tenant has a little less than it is asked for; the list is to be full. */
const MORE = 1.1;

/** Pages at the end of paging on whose time is told: those that come to a list that is long already. */
const LAST_PAGES = 10;

const ROW = `[data-testid="${testIds.list.row}"]`;
const FOOTER = `[data-testid="${testIds.list.footer}"]`;
const SCROLL_SECONDS = 5;

/** More than are scrolled by. */
const PLAIN_ROWS = 3_000;

/** Pixels a second: a mouse wheel turned without a pause, and a hand at the scroll bar. */
const SPEEDS = { scroll: 3_000, 'scroll.fast': 20_000 };

/** Frames a second. */
type Scrolled = Record<keyof typeof SPEEDS, number>;

interface Reading extends Scrolled {
  /** Milliseconds from the first answer to rows that are drawn. */
  first: number;
  /** The same of a later page. */
  next: number;
  /** Of the longest task in paging on and scrolling. */
  task: number;
  rows: number;
}

/** The page's list, paged on to its end, and scrolled. */
export const list: Benchmark = {
  name: 'ui.list',
  run: async (options) => {
    const records = options.records ?? RECORDS;
    const dataDir = await filledFolder(Math.ceil(records * MORE), options.say);
    return withElasticsearch({ dataDir }, ({ url: elasticsearch }) =>
      withWorkbench(elasticsearch, (url) =>
        withBrowser(async (browser) => {
          const subject = contestant('list', () => readList(browser, url + PATH, records));
          const plain = contestant('plain rows', () => readPlain(browser));
          await takeTurns<Scrolled>(options.runs, [subject, plain], (name, round, { scroll, 'scroll.fast': fast }) =>
            options.say(`${round}: ${name} at ${scroll.toFixed(0)} and ${fast.toFixed(0)} frames/s`)
          );
          return resultsOf(subject.readings, plain.readings);
        })
      )
    );
  },
};

function resultsOf(readings: readonly Reading[], plain: readonly Scrolled[]): Result[] {
  const of = (name: keyof Reading) => readings.map((reading) => reading[name]);
  const note = `A list of ${median(of('rows'))} records, read by the page's own paging.`;
  return [
    resultOf({
      name: 'ui.list.first',
      unit: 'ms',
      values: of('first'),
      goal: { atMost: 1_500 },
      note: 'From the last byte of the first page of 200 to rows that are drawn.',
    }),
    resultOf({
      name: 'ui.list.next',
      unit: 'ms',
      values: of('next'),
      note: `The same of each of the last ${LAST_PAGES} pages, the median. ${note}`,
    }),
    ...(['scroll', 'scroll.fast'] as const).flatMap((name) => [
      resultOf({
        name: `ui.list.${name}`,
        unit: 'frames/s',
        values: of(name),
        goal: { atLeast: 55 },
        note: `${SPEEDS[name]} pixels a second. ${note}`,
      }),
      resultOf({
        name: `ui.list.${name}.plain`,
        unit: 'frames/s',
        values: plain.map((scrolled) => scrolled[name]),
        note: 'What browser and machine give a page of lines of text that is scrolled likewise.',
      }),
    ]),
    resultOf({
      name: 'ui.list.task',
      unit: 'ms',
      values: of('task'),
      goal: { atMost: 100 },
      note: `The longest task while paging on and scrolling; 0: none took 50 ms. ${note}`,
    }),
  ];
}

function readList(browser: Browser, url: string, records: number): Promise<Reading> {
  return withPage(browser, async (page) => {
    const answers = pageAnswers(page);
    await page.addInitScript((row) => probe.watch(row), ROW);
    await page.goto(url);
    const began = await page.evaluate((row) => probe.drawn(row), ROW);
    const first = began - (answers[0]?.end ?? Number.NaN);
    const { rows, times } = await pageOn(page, records, () => answers.at(-1)?.end ?? Number.NaN);
    const rates = await scrolled(page);
    const task = await page.evaluate((since) => probe.longestTask(since), began);
    return { ...rates, first, next: median(times.slice(-LAST_PAGES)), task, rows };
  });
}

function readPlain(browser: Browser): Promise<Scrolled> {
  return withPage(browser, async (page) => {
    const line = `<div data-testid="${testIds.list.row}" style="height: 40px">A line of text</div>`;
    await page.goto('about:blank');
    await page.setContent(
      `<div role="grid" data-testid="${testIds.list.grid}" style="height: 600px; overflow: auto">${line.repeat(PLAIN_ROWS)}</div>`
    );
    return scrolled(page);
  });
}

/** Loads page after page until the list has so many records, or all; `times`: from each answer to the drawn number. */
async function pageOn(page: Page, records: number, answered: () => number): Promise<{ rows: number; times: number[] }> {
  const more = page.getByRole('button', { name: 'Load more' });
  const times: number[] = [];
  let { shown, total } = await counts(page);
  while (shown < records && shown < total) {
    const wanted = `${(shown = Math.min(total, shown + 200)).toLocaleString('en')} of`;
    await page.evaluate(([footer, text]) => probe.watch(footer, text), [FOOTER, wanted] as const);
    await more.click();
    const drawn = await page.evaluate(([footer, text]) => probe.drawn(footer, text), [FOOTER, wanted] as const);
    times.push(drawn - answered());
    ({ shown, total } = await counts(page));
  }
  return { rows: shown, times };
}

async function counts(page: Page): Promise<{ shown: number; total: number }> {
  const text = await page.locator(FOOTER).innerText();
  const [shown = Number.NaN, total = Number.NaN] = [...text.matchAll(/[\d,]+/g)].map(([number]) =>
    Number(number.replaceAll(',', ''))
  );
  return { shown, total };
}

/** Scrolls on from where the list is, as a mouse does. Frames without records in them do not count. */
async function scrolled(page: Page): Promise<Scrolled> {
  const scroll = await framesAt(page, SPEEDS.scroll);
  return { scroll, 'scroll.fast': await framesAt(page, SPEEDS['scroll.fast']) };
}

async function framesAt(page: Page, speed: number): Promise<number> {
  const grid = page.getByTestId(testIds.list.grid);
  const box = await grid.boundingBox();
  if (box === null) {
    throw new Error('There is no list to scroll.');
  }
  const rest = await grid.evaluate(
    ({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight
  );
  const session = await page.context().newCDPSession(page);
  await page.evaluate((row) => probe.countFrames(row), ROW);
  await session.send('Input.synthesizeScrollGesture', {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    yDistance: -Math.min(rest, speed * SCROLL_SECONDS),
    speed,
    gestureSourceType: 'mouse',
  });
  const rate = await page.evaluate(() => probe.framesPerSecond());
  await session.detach();
  return rate;
}
