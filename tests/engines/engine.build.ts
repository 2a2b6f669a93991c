import { existsSync } from 'node:fs';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../../tools/sources.ts';
import { launch } from './engine.process.ts';
import { checkBuildTools, findJava, mavenPackage, type Java } from './toolchain.ts';

const HERE = fileURLToPath(new URL('./', import.meta.url));

/** What the engines' launchers share. */
const LAUNCHER_SOURCES = 'tests/engines/launcher';

/** How an engine is made from its published jars. */
export interface EngineRecipe {
  /** As sentences call it. */
  name: string;
  /** The folder beside this file with its pom.xml and its launcher. */
  folder: string;
  /** The folder of the engine whose launcher it shares. */
  extends?: string;
  /** Megabytes of the first build. */
  download: number;
  /**
   * What everything asks of it, once it runs: those classes belong into the archive as well. Without it there is no
   * archive: to record one takes a start, which an engine that is seldom started does not earn back.
   */
  exercise?: (address: string) => Promise<void>;
}

export interface EngineBuild {
  name: string;
  java: Java;
  jar: string;
  /** Where classes are recorded as the JVM wants them in memory: halves the time to start. */
  jvmFlags: readonly string[];
}

/** Builds an engine if its sources, or the JVM, changed since the last time. */
export async function buildEngine(recipe: EngineRecipe, log: (line: string) => void): Promise<EngineBuild> {
  const { name, folder } = recipe;
  const java = await findJava();
  const target = path.join(HERE, folder, 'target');
  const stamp = path.join(target, 'build.stamp');
  const lockFile = path.join(HERE, folder, '.build-lock');
  const classArchive = path.join(target, 'launcher.jsa');
  const build = {
    name,
    java,
    jar: path.join(target, 'lib', 'launcher.jar'),
    jvmFlags: recipe.exercise === undefined ? [] : [`-XX:SharedArchiveFile=${classArchive}`],
  };
  const own = [folder, ...(recipe.extends === undefined ? [] : [recipe.extends])].flatMap((engine) =>
    ['pom.xml', 'src'].map((file) => `tests/engines/${engine}/${file}`)
  );
  const wanted = `${java.version}\n${await fingerprint([...own, LAUNCHER_SOURCES])}`;
  if (await isBuilt(stamp, wanted)) {
    return build;
  }
  await checkBuildTools();
  await lock(lockFile, name, log);
  try {
    if (!(await isBuilt(stamp, wanted))) {
      const started = Date.now();
      log(`Building the embedded ${name}; the first time downloads about ${recipe.download} MB.`);
      // Jars of a version that was pinned before would be loaded too.
      await rm(target, { recursive: true, force: true });
      await mavenPackage(path.join(HERE, folder), log);
      if (recipe.exercise !== undefined) {
        log('Starting it once, to record its classes for faster starts.');
        const jvmFlags = [`-XX:ArchiveClassesAtExit=${classArchive}`];
        await exerciseOnce({ ...build, jvmFlags }, recipe.exercise, path.join(target, 'warm-up'), log);
      }
      await writeFile(stamp, wanted);
      log(`The embedded ${name} is built (${Math.round((Date.now() - started) / 1000)} s).`);
    }
  } finally {
    await rm(lockFile, { force: true });
  }
  return build;
}

async function isBuilt(stamp: string, wanted: string): Promise<boolean> {
  return existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted;
}

async function exerciseOnce(
  build: EngineBuild,
  exercise: (address: string) => Promise<void>,
  dataDir: string,
  log: (line: string) => void
): Promise<void> {
  try {
    const engine = await launch(build, { port: 0, dataDir, log });
    try {
      await exercise(engine.address);
    } finally {
      await engine.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Test runs start engines from several processes, and only one of them may build. */
async function lock(lockFile: string, name: string, log: (line: string) => void): Promise<void> {
  let waiting = false;
  for (;;) {
    try {
      const file = await open(lockFile, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw error;
      }
    }
    if (!waiting) {
      log(`Another process builds the embedded ${name}; waiting for it.`);
      waiting = true;
    }
    await sleep(500);
    const holder = Number(await readFile(lockFile, 'utf8').catch(() => ''));
    // A builder that was killed leaves its lock behind.
    if (holder > 0 && !isRunning(holder)) {
      await rm(lockFile, { force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
