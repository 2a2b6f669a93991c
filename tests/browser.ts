import { existsSync } from 'node:fs';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** How the tests and the benchmarks start Chromium. */
export const CHROMIUM = {
  // Undefined is Playwright's own, if it has been installed.
  executablePath: process.env.CHROMIUM_PATH ?? (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** What the page is shown on. */
export const SCREEN = { viewport: { width: 1440, height: 900 }, timezoneId: 'UTC', locale: 'en-US' };
