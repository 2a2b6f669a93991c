import { spawnSync } from 'node:child_process';
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';

import { rounded } from './statistics.ts';

/** What the figures were measured on, as far as they depend on it: no names, no paths. */
export function machine() {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr;
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    processors: availableParallelism(),
    memoryGB: rounded(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}`,
    node: process.version,
    java: /version "([^"]+)"/.exec(java)?.[1] ?? 'none',
  };
}

/** How many processes wanted a processor in the last minute: far above the benchmark's own, others were at work. */
export function load(): number {
  return rounded(loadavg()[0] ?? Number.NaN);
}
