#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// Left alone, V8 lets garbage grow to several times of what is in use before it looks, the more so the more memory the
// machine has: 300 to 400 MB. So it looks sooner, which costs about a tenth of processor time; unlike a limit, it
// refuses no record, however large.
setFlagsFromString('--heap-growing-percent=40');

const cli = new URL('../dist/cli.js', import.meta.url);

if (existsSync(cli)) {
  await import(cli.href);
} else {
  console.error('provlogs is not built yet. Run: npm run build:worker');
  process.exit(2);
}
