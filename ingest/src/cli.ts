import { Command } from 'commander';

import { check } from './commands/check.ts';
import { importFiles, summary } from './commands/import.ts';
import { createProgress } from './commands/progress.ts';
import { setup } from './commands/setup.ts';
import { readConfig } from './config.ts';
import { UserError } from './userError.ts';

/** Something was wrong with the input or the installation, and was said. */
const EXIT_PROBLEM = 1;
/** Nothing was done: the call, the configuration or Elasticsearch has to be put right first. */
const EXIT_REFUSED = 2;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const program = new Command('provlogs')
  .description('Reads Microsoft Entra provisioning logs and indexes them into Elasticsearch.')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : EXIT_REFUSED));

program
  .command('setup')
  .description('install the ILM policy and the index templates (once, as an administrator; safe to repeat)')
  .action(async () => {
    await setup(readConfig(process.env), say);
  });

program
  .command('import')
  .description('read files: NDJSON, JSON lists, Graph pages, portal downloads, Event Hubs batches, also gzipped')
  .argument('<file...>', 'files, or - for standard input')
  .action(async (files: string[]) => {
    const result = await importFiles(readConfig(process.env), files, createProgress(process.stderr));
    for (const line of summary(result)) {
      say(line);
    }
    if (result.counts.rejected > 0 || result.unopened.length > 0) {
      process.exitCode = EXIT_PROBLEM;
    }
  });

program
  .command('check')
  .description('say what works, what does not, and what to do')
  .action(async () => {
    if (!(await check(readConfig(process.env), say))) {
      process.exitCode = EXIT_PROBLEM;
    }
  });

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof UserError ? error.message : describeBug(error)}\n`);
  process.exitCode = EXIT_REFUSED;
}

/** Anything but a `UserError` is a fault of this program: whoever reports it needs the stack. */
function describeBug(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
