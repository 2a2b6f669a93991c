import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The path of a Chromium for browser tests: `CHROMIUM_PATH`, or where Linux distributions put it. Where it is missing
 * and may be installed (root on Debian), it is.
 * Throws an error that says what to do.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined) {
    return named;
  }
  const found = () => PLACES.find((path) => existsSync(path));
  if (found() === undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Installing Chromium …\n');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    const options = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
    spawnSync('apt-get', options, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const path = found();
  if (path === undefined) {
    throw new Error('The browser tests need Chromium: install it, or name it in CHROMIUM_PATH.');
  }
  return path;
}
