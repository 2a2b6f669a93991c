import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EngineBuild } from './engine.build.ts';
import { EngineError } from './engine-error.ts';

const START_LIMIT_MS = 300_000;
const STOP_LIMIT_MS = 20_000;

export interface EngineOptions {
  /** 0 takes any free port. */
  port: number;
  /** Created if need be; what is in it is there again after the next start. */
  dataDir: string;
  /** As the JVM writes it: 512m is enough for tests. */
  heap?: string;
  /** Takes progress of the build, and the engine's warnings. */
  log?: (line: string) => void;
}

export interface EngineExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface EngineProcess {
  pid: number;
  /** Settles when the process is gone, for whatever reason. */
  exited: Promise<EngineExit>;
  stop(): Promise<void>;
  /** As a power cut would: nothing is flushed. */
  kill(): Promise<void>;
}

/** Runs an engine's launcher and waits until it serves, at the `address` that it says. */
export async function launch(build: EngineBuild, options: EngineOptions): Promise<EngineProcess & { address: string }> {
  const { name } = build;
  const { port, dataDir, heap = '1g', log = () => undefined } = options;
  if (!/^\d+[mg]$/i.test(heap)) {
    throw new EngineError(`The heap needs a size such as 512m or 2g, not ${heap}.`, 2);
  }
  const child = spawn(
    build.java.command,
    [
      `-Xms${heap}`,
      `-Xmx${heap}`,
      '-XX:+ExitOnOutOfMemoryError',
      '-XX:-UsePerfData',
      // Lucene, Elasticsearch and Kafka call C libraries: newer JDKs want that allowed.
      '--enable-native-access=ALL-UNNAMED',
      // The JVM's own warnings go to stdout otherwise; those about the class archive have no consequence but time.
      '-Xlog:disable',
      '-Xlog:all=warning,cds*=off:stderr',
      ...build.jvmFlags,
      ...['-jar', build.jar],
      ...['--port', String(port), '--data', dataDir, '--stop-with', String(process.pid)],
    ],
    // In a group of its own: Ctrl-C reaches its owner only, who may have others to stop first.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true }
  );
  const exited = new Promise<EngineExit>((resolve) => {
    child.once('error', () => resolve({ code: 1, signal: null }));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  // Held back until it is known whether the last line says all there is to say.
  const said: string[] = [];
  let say = (line: string): void => void said.push(line);
  createInterface({ input: child.stderr }).on('line', (line) => say(line));
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^ready (\S+)$/.exec(line)?.[1];
      if (address === undefined) {
        // The JVM complains here of flags and memory.
        say(line);
      } else {
        resolve(address);
      }
    });
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    if ((await Promise.race([exited, sleep(STOP_LIMIT_MS, undefined, { ref: false })])) === undefined) {
      log(`${name} did not stop within ${STOP_LIMIT_MS / 1000} s and is killed.`);
      child.kill('SIGKILL');
      await exited;
    }
  };

  const outcome = await Promise.race([ready, exited, sleep(START_LIMIT_MS, undefined, { ref: false })]);
  if (typeof outcome !== 'string' || child.pid === undefined) {
    if (outcome === undefined) {
      await end('SIGKILL');
    }
    const { code, signal } = await exited;
    if (code === 2) {
      // The launcher's refusal, a whole sentence.
      throw new EngineError(said.at(-1) ?? `The launcher refused to start ${name}.`, 2);
    }
    said.forEach((line) => log(line));
    const ending =
      outcome === undefined ? `not ready within ${START_LIMIT_MS / 1000} s` : (signal ?? `exit code ${code}`);
    throw new EngineError(`${name} did not start (${ending}): ${said.at(-1) ?? 'it said nothing.'}`, code ?? 1);
  }
  said.forEach((line) => log(line));
  say = log;
  return { address: outcome, pid: child.pid, exited, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
