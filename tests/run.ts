import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from '../tools/sources.ts';
import { findChromium } from './chromium.ts';

/** What `npm test` runs; each is also a command of its own. */
interface Stage {
  name: string;
  run: () => Promise<Result>;
}

interface Result {
  passed: number;
  failed: number;
}

const scratch = await mkdtemp(join(tmpdir(), 'provlogs-tests-'));

/** The stages of a lane one after the other, the lanes at the same time: integration tests mostly wait. */
const lanes: Stage[][] = [
  [
    { name: 'worker', run: () => command('npx', ['tsc', '-b', 'schema', 'ingest']) },
    { name: 'integration', run: () => jest(['integration'], ['--runInBand']) },
  ],
  [
    { name: 'types', run: () => command('npm', ['run', '--silent', 'typecheck']) },
    { name: 'lint', run: () => command('npm', ['run', '--silent', 'lint']) },
    {
      name: 'unit',
      run: () => jest(['plugin', 'schema', 'ingest', 'workbench', 'alerting', 'bench', 'faults'], ['--maxWorkers=2']),
    },
    { name: 'browser', run: () => playwright() },
  ],
];

const total: Result = { passed: 0, failed: 0 };
await Promise.all(
  lanes.map(async (stages) => {
    for (const stage of stages) {
      process.stdout.write(`\n== ${stage.name}\n`);
      await report(stage);
    }
  })
);
await rm(scratch, { recursive: true });
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Runs a stage, prints what came of it, and adds it to the total. */
async function report({ name, run }: Stage): Promise<void> {
  const began = Date.now();
  const { passed, failed } = await run();
  total.passed += passed;
  total.failed += failed;
  process.stdout.write(`${name}: ${passed} passed, ${failed} failed (${Math.round((Date.now() - began) / 1000)} s)\n`);
}

/** A command is one test: it passes with exit code 0. */
async function command(program: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Result> {
  const code = await exitCode(program, args, env);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function jest(projects: string[], args: string[] = []): Promise<Result> {
  const output = join(scratch, `${projects[0] ?? 'jest'}.json`);
  const options = ['--ci', '--json', `--outputFile=${output}`, ...args];
  const code = await exitCode('npx', ['jest', ...options, '--selectProjects', ...projects]);
  const report = await readReport(output);
  const passed = numberAt(report, 'numPassedTests');
  // A suite that does not even start has no test to fail.
  const failed = numberAt(report, 'numFailedTests') + numberAt(report, 'numRuntimeErrorTestSuites');
  return orFailure({ passed, failed }, code);
}

async function playwright(): Promise<Result> {
  const output = join(scratch, 'playwright.json');
  const env = { CHROMIUM_PATH: findChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: output };
  const code = await exitCode('npx', ['playwright', 'test', '--reporter=line,json'], env);
  const report = await readReport(output);
  const stats = typeof report.stats === 'object' && report.stats !== null ? { ...report.stats } : {};
  const failed = numberAt(stats, 'unexpected') + numberAt(stats, 'flaky');
  return orFailure({ passed: numberAt(stats, 'expected'), failed }, code);
}

/** A runner that failed without a failed test still failed; so did one that ran nothing. */
function orFailure({ passed, failed }: Result, code: number): Result {
  return failed === 0 && (code !== 0 || passed === 0) ? { passed, failed: 1 } : { passed, failed };
}

async function readReport(path: string): Promise<Record<string, unknown>> {
  try {
    const report: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof report === 'object' && report !== null ? { ...report } : {};
  } catch {
    return {};
  }
}

function numberAt(report: Record<string, unknown>, key: string): number {
  const value = report[key];
  return typeof value === 'number' ? value : 0;
}

function exitCode(program: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
