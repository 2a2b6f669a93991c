import { existsSync } from 'node:fs';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../../tools/sources.ts';
import { launch } from './elasticsearch.process.ts';
import { checkBuildTools, findJava, mavenPackage, type Java } from './toolchain.ts';

const FOLDER = fileURLToPath(new URL('elasticsearch/', import.meta.url));
const TARGET = path.join(FOLDER, 'target');
const STAMP = path.join(TARGET, 'build.stamp');
const LOCK = path.join(FOLDER, '.build-lock');

export interface EngineBuild {
  java: Java;
  jar: string;
  /** Classes as the JVM wants them in memory: halves the time to start. */
  classArchive: string;
}

/** Builds the engine if its sources, or the JVM, changed since the last time. */
export async function buildEngine(log: (line: string) => void): Promise<EngineBuild> {
  const java = await findJava();
  const build = {
    java,
    jar: path.join(TARGET, 'lib', 'launcher.jar'),
    classArchive: path.join(TARGET, 'launcher.jsa'),
  };
  const sources = await fingerprint(['pom.xml', 'src'].map((name) => `tests/engines/elasticsearch/${name}`));
  const wanted = `${java.version}\n${sources}`;
  if (await isBuilt(wanted)) {
    return build;
  }
  await checkBuildTools();
  await lock(log);
  try {
    if (!(await isBuilt(wanted))) {
      const started = Date.now();
      log('Building the embedded Elasticsearch; the first time downloads about 80 MB.');
      // Jars of a version that was pinned before would be loaded too.
      await rm(TARGET, { recursive: true, force: true });
      await mavenPackage(FOLDER, log);
      log('Starting it once, to record its classes for faster starts.');
      await recordClasses(build, log);
      await writeFile(STAMP, wanted);
      log(`The embedded Elasticsearch is built (${Math.round((Date.now() - started) / 1000)} s).`);
    }
  } finally {
    await rm(LOCK, { force: true });
  }
  return build;
}

async function isBuilt(wanted: string): Promise<boolean> {
  return existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === wanted;
}

async function recordClasses(build: EngineBuild, log: (line: string) => void): Promise<void> {
  const dataDir = path.join(TARGET, 'warm-up');
  try {
    const engine = await launch(build, {
      port: 0,
      dataDir,
      log,
      jvmFlags: [`-XX:ArchiveClassesAtExit=${build.classArchive}`],
    });
    try {
      await exercise(engine.url);
    } finally {
      await engine.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The classes of the requests that everything makes belong into the archive as well. */
async function exercise(url: string): Promise<void> {
  const bulk = [{ create: { _index: 'warm-up' } }, { name: 'a', at: '2026-01-01T00:00:00Z' }];
  const search = {
    query: { bool: { filter: [{ term: { 'name.keyword': 'a' } }, { range: { at: { lte: 'now' } } }] } },
    sort: [{ at: 'desc' }],
    aggs: {
      days: {
        date_histogram: { field: 'at', fixed_interval: '1d' },
        aggs: { names: { terms: { field: 'name.keyword' } } },
      },
    },
  };
  const requests = [
    {
      path: '/_bulk?refresh=true',
      type: 'application/x-ndjson',
      body: bulk.map((line) => `${JSON.stringify(line)}\n`).join(''),
    },
    { path: '/warm-up/_search', type: 'application/json', body: JSON.stringify(search) },
  ];
  for (const { path: requestPath, type, body } of requests) {
    const response = await fetch(url + requestPath, { method: 'POST', headers: { 'content-type': type }, body });
    await response.arrayBuffer();
  }
}

/** Test runs start engines from several processes, and only one of them may build. */
async function lock(log: (line: string) => void): Promise<void> {
  let waiting = false;
  for (;;) {
    try {
      const file = await open(LOCK, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw error;
      }
    }
    if (!waiting) {
      log('Another process builds the embedded Elasticsearch; waiting for it.');
      waiting = true;
    }
    await sleep(500);
    const holder = Number(await readFile(LOCK, 'utf8').catch(() => ''));
    // A builder that was killed leaves its lock behind.
    if (holder > 0 && !isRunning(holder)) {
      await rm(LOCK, { force: true });
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
