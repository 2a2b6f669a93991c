import { join } from 'node:path';

import { type Browser, chromium, type Page, type Request } from '@playwright/test';
import { isJsonObject } from '@provlogs/schema/json';
import { type JsonObject, type JsonValue } from '@provlogs/schema/record';
import esbuild from 'esbuild';

import { ROOT } from '../../../tools/sources.ts';
import { CHROMIUM, SCREEN } from '../../browser.ts';
import { companion, typescript } from '../measure/process.ts';

/** The app's page with every record that the benchmarks' data has. */
export const PATH = '/a/provlogs-provisioning-app?from=now-90d&to=now';

/** The longest task after which a page still answers well, in milliseconds: what Web Vitals call a good response. */
export const ANSWERS = { atMost: 200 };

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

/** A search for a page of records that the browser has the answer of. */
export interface PageAnswer {
  body: JsonObject;
  /** When its last byte was there, in milliseconds since 1970. */
  end: number;
}

/** What the page has read of records so far; grows as answers come. */
export function pageAnswers(page: Page): PageAnswer[] {
  const answers: PageAnswer[] = [];
  page.on('requestfinished', (request: Request) => {
    const body: JsonValue = request.method() === 'POST' ? request.postDataJSON() : null;
    // Facets and the like have no order, and the search for one record neither.
    if (isJsonObject(body) && body.sort !== undefined) {
      const { startTime, responseEnd } = request.timing();
      answers.push({ body, end: startTime + responseEnd });
    }
  });
  return answers;
}
