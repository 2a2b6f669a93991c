import { parseArgs } from 'node:util';
import { EngineError } from './engine-error.ts';
import { type EngineOptions, type EngineProcess } from './engine.process.ts';

/** An engine as a command in the foreground. */
export interface EngineCommand<E extends EngineProcess> {
  /** As sentences call it. */
  name: string;
  /** The npm script. */
  script: string;
  heap: string;
  start: (options: EngineOptions) => Promise<E>;
  /** Where it serves. */
  address: (engine: E) => string;
}

/** Runs the engine until it is stopped, says `ready` and where on standard output, and ends the process. */
export async function runCommand<E extends EngineProcess>(command: EngineCommand<E>): Promise<never> {
  try {
    process.exit(await serve(command));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const usage = `Usage: npm run ${command.script} -- --port N --data DIR [--heap ${command.heap}]`;
    console.error(error instanceof TypeError ? `${message} ${usage}` : message);
    process.exit(error instanceof EngineError ? error.exitCode : error instanceof TypeError ? 2 : 1);
  }
}

function readArguments(defaultHeap: string): { port: number; dataDir: string; heap: string } {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, data: { type: 'string' }, heap: { type: 'string', default: defaultHeap } },
  });
  const port = Number(values.port);
  if (values.port === undefined || !/^\d+$/.test(values.port) || port > 65535) {
    throw new TypeError(`--port needs a number from 0 to 65535, not ${values.port ?? 'nothing'}.`);
  }
  if (!values.data) {
    throw new TypeError('--data needs a folder.');
  }
  return { port, dataDir: values.data, heap: values.heap };
}

async function serve<E extends EngineProcess>({ name, heap, start, address }: EngineCommand<E>): Promise<number> {
  const options = readArguments(heap);
  const stopped = new Promise<'stopped'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve('stopped'));
    }
  });
  const started = start({ ...options, log: (line) => console.error(line) });
  const first = await Promise.race([started, stopped]);
  if (first === 'stopped') {
    // Whatever is being built or started ends with this process.
    return 0;
  }
  console.log(`ready ${address(first)}`);
  const end = await Promise.race([first.exited, stopped]);
  if (end === 'stopped') {
    await first.stop();
    return 0;
  }
  console.error(`${name} ended by itself (${end.signal ?? `exit code ${end.code}`}).`);
  return end.code || 1;
}
