import { join } from 'node:path';

import { type Browser, chromium, type Page, type Request } from '@playwright/test';
import esbuild from 'esbuild';
import * as v from 'valibot';

import { ROOT } from '../../../tools/sources.ts';
import { CHROMIUM, SCREEN } from '../../browser.ts';
import { companion, typescript } from '../measure/process.ts';

/** The app's page with every record that the benchmarks' data has. */
export const PATH = '/a/provlogs-provisioning-app?from=now-90d&to=now';

/** Longer than anything that still makes sense. */
const PATIENCE_MS = 600_000;

/** The workbench, as users start it, before an Elasticsearch. */
export async function withWorkbench<T>(elasticsearch: string, work: (url: string) => Promise<T>): Promise<T> {
  const server = await companion(
    typescript('workbench/cli.ts', '--port', '0', '--elasticsearch', elasticsearch, '--dist', join(ROOT, 'dist'))
  );
  try {
    return await work(server.address);
  } finally {
    await server.stop();
  }
}

export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(CHROMIUM);
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Works in a page of its own, as a user has it who opens it for the first time, with the probe in it. */
export async function withPage<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(SCREEN);
  try {
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.addInitScript({ content: await probeScript() });
    return await work(page);
  } finally {
    await context.close();
  }
}

/** Built by itself: what tsx makes of a function would miss its helpers in the page. */
async function probeScript(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(ROOT, 'tests/bench/ui/probe.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

const pageSearch = v.looseObject({ size: v.pipe(v.number(), v.minValue(1)), sort: v.array(v.unknown()) });

/** A search for a page of records that the browser has the answer of. */
export interface PageAnswer {
  body: v.InferOutput<typeof pageSearch>;
  /** When its last byte was there, in milliseconds since 1970. */
  end: number;
}

/** What the page has read of records so far; grows as answers come. */
export function pageAnswers(page: Page): PageAnswer[] {
  const answers: PageAnswer[] = [];
  page.on('requestfinished', (request: Request) => {
    const body = v.safeParse(pageSearch, request.method() === 'POST' ? request.postDataJSON() : undefined);
    if (body.success) {
      const { startTime, responseEnd } = request.timing();
      answers.push({ body: body.output, end: startTime + responseEnd });
    }
  });
  return answers;
}
