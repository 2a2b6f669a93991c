import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { ROOT } from './sources.ts';

const FILE = join(ROOT, 'src/locales/en-US/provlogs-provisioning-app.json');

/** The English texts of the sources, by their keys, as JSON. */
function textsOfSources(): string {
  const folder = mkdtempSync(join(tmpdir(), 'provlogs-i18n-'));
  try {
    // Into an empty folder: in one with texts, those would be kept instead of what the sources say now.
    execFileSync(
      process.execPath,
      ['node_modules/i18next-parser/bin/cli.js', '--silent', '--output', join(folder, '$LOCALE/$NAMESPACE.json')],
      { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] }
    );
    return readFileSync(join(folder, 'en-US/texts.json'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const texts = textsOfSources();
if (!process.argv.includes('--check')) {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, texts);
} else if (readFileSync(FILE, 'utf8') !== texts) {
  console.error(`${FILE} does not have the texts of the sources: run "npm run i18n".`);
  process.exitCode = 1;
}
