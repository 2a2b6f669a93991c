import { KEY_PARTS, type KeyPart } from '@provlogs/schema/privileges';
import { Command, InvalidArgumentError, Option } from 'commander';

import type { GenerateArguments } from './commands/generate.ts';
import type { SetupOptions } from './commands/setup.ts';
import { UserError } from './userError.ts';
import { VERSION } from './version.ts';

/** Something was wrong with the input or the installation, and was said. */
const EXIT_PROBLEM = 1;
/** Nothing was done: the call, the configuration or Elasticsearch has to be put right first. */
const EXIT_REFUSED = 2;

// Each command loads what it needs: the libraries take several times as long as everything else that `--help` or
// `generate` do.
const config = async () => (await import('./config.ts')).readConfig(process.env);

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const program = new Command('provlogs')
  .description('Reads Microsoft Entra provisioning logs and indexes them into Elasticsearch.')
  .version(VERSION)
  .configureHelp({ showGlobalOptions: true })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : EXIT_REFUSED));

program
  .command('setup')
  .description(
    "install the ILM policy, the index templates and the worker's indices (once, as an administrator; safe to repeat)"
  )
  .option('--keys', 'also make API keys for the worker and for Grafana, and show them this once')
  .option('--keys-to <folder>', 'also keep such keys in files there; those that still work are left alone')
  .option('--kibana <url>', "also import Kibana's data view, saved searches and dashboard")
  .option('--space <id>', "Kibana's space, where it is not the default one")
  .action(async (options: SetupOptions) => {
    const { setup } = await import('./commands/setup.ts');
    await setup(await config(), options, say);
  });

program
  .command('import')
  .description('read files: NDJSON, JSON lists, Graph pages, portal downloads, Event Hubs batches, also gzipped')
  .argument('<file...>', 'files, or - for standard input')
  .action(async (files: string[]) => {
    const { importFiles, summary } = await import('./commands/import.ts');
    const { createProgress } = await import('./commands/progress.ts');
    const result = await importFiles(await config(), files, createProgress(process.stderr));
    for (const line of summary(result)) {
      say(line);
    }
    if (result.counts.rejected > 0 || result.unopened.length > 0) {
      process.exitCode = EXIT_PROBLEM;
    }
  });

program
  .command('run')
  .description('follow the configured tenant, stream, or both, until stopped (SIGTERM, SIGINT); logs JSON lines')
  .action(async () => {
    const [{ run }, { createLog }] = await Promise.all([import('./commands/run.ts'), import('./log.ts')]);
    await run(await config(), { log: createLog(), signal: stopSignal() }).catch(report);
    // What Elasticsearch did not take in time would keep the process alive, and is read again by the next one.
    process.exit();
  });

interface GenerateOptions {
  seed: number;
  perDay: number;
  shape: GenerateArguments['shape'];
  days: number;
  from?: string;
  to?: string;
  follow?: true;
}

program
  .command('generate')
  .description("write a made-up tenant's records to standard output, as NDJSON; same arguments, same bytes")
  .option('--seed <number>', 'another seed, another tenant', wholeNumber, 1)
  .option('--per-day <number>', 'about so many records a day', wholeNumber, 1000)
  .addOption(
    new Option('--shape <shape>', 'as Graph gives them, as Event Hubs does, or each in both shapes')
      .choices(['graph', 'diagnostic', 'both'])
      .default('graph')
  )
  .option('--days <number>', 'the last so many days', wholeNumber, 30)
  .option('--from <time>', 'begin here instead')
  .option('--to <time>', 'end here instead of now')
  .option('--follow', 'go on as time passes')
  .action(async ({ from, to, days, follow, ...options }: GenerateOptions) => {
    // Whoever read the records has seen enough, as `head` has.
    process.stdout.once('error', () => process.exit(0));
    const { generate, windowOf } = await import('./commands/generate.ts');
    const window = windowOf({ days, ...(from && { from }), ...(to && { to }) }, new Date());
    await generate({ ...options, ...window, follow: follow === true }, process.stdout, stopSignal());
  });

program
  .command('check')
  .description('say what works, what does not, and what to do')
  .addOption(
    new Option('--for <part>', 'whose credentials these are: what they may do is checked')
      .choices(KEY_PARTS)
      .default('writer')
  )
  .action(async ({ for: part }: { for: KeyPart }) => {
    const { check } = await import('./commands/check.ts');
    if (!(await check(await config(), part, say))) {
      process.exitCode = EXIT_PROBLEM;
    }
  });

program
  .command('status')
  .description('show workers, lag, checkpoints, records and rejects, as Elasticsearch knows them')
  .action(async () => {
    const { status } = await import('./commands/status.ts');
    if (!(await status(await config(), say))) {
      process.exitCode = EXIT_PROBLEM;
    }
  });

try {
  await program.parseAsync();
} catch (error) {
  report(error);
}

function report(error: unknown): void {
  process.stderr.write(`${error instanceof UserError ? error.message : describeBug(error)}\n`);
  process.exitCode = EXIT_REFUSED;
}

/** Aborted by the first signal to stop; a second one ends the process. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  return stop.signal;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError('A whole number from 1 is needed.');
  }
  return value;
}

/** Anything but a `UserError` is a fault of this program: whoever reports it needs the stack. */
function describeBug(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
