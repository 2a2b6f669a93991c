import { execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { EngineError } from './engine-error.ts';

const INSTALL =
  "Install JDK and Maven with 'apt-get install openjdk-17-jdk-headless maven' (Debian, Ubuntu) or 'brew install openjdk maven' (macOS), or set JAVA_HOME to a JDK that is there already.";

export interface Java {
  /** The program to run. */
  command: string;
  /** What it says of itself: two builds of one version differ here. */
  version: string;
}

/** The JVM to run engines with: JAVA_HOME's, else the one on PATH. */
export async function findJava(): Promise<Java> {
  const command = inJavaHome('java');
  const version = await ask(command, '-version');
  const major = majorVersion(version);
  if (version === undefined || major === undefined || major < 17) {
    throw missing('Java 17 or newer', command, version);
  }
  return { command, version };
}

/** What building an engine needs beyond running it. */
export async function checkBuildTools(): Promise<void> {
  const javac = inJavaHome('javac');
  const javacVersion = await ask(javac, '-version');
  const javacMajor = majorVersion(javacVersion);
  if (javacMajor === undefined || javacMajor < 17) {
    throw missing('the compiler of a JDK 17 or newer', javac, javacVersion);
  }
  const maven = await ask('mvn', '-version');
  const [, major = 0, minor = 0, patch = 0] = (/Maven (\d+)\.(\d+)\.(\d+)/.exec(maven ?? '') ?? []).map(Number);
  if (major * 1e6 + minor * 1e3 + patch < 3_006_003) {
    throw missing('Maven 3.6.3 or newer', 'mvn', maven);
  }
}

/** Runs `mvn package` in a folder; says every two seconds how far it is, because a first run downloads for long. */
export async function mavenPackage(folder: string, log: (line: string) => void): Promise<void> {
  const started = Date.now();
  const errors: string[] = [];
  let downloaded = 0;
  const child = spawn('mvn', ['--batch-mode', '-Dstyle.color=never', 'package'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.includes('Downloaded from ')) {
      downloaded += 1;
    } else if (line.startsWith('[ERROR] ') && line.length > 8) {
      errors.push(line.slice(8));
    }
  });
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  // A command that is interrupted ends without waiting: Maven must not write on.
  const abort = (): void => void child.kill();
  process.once('exit', abort);
  const progress = setInterval(() => {
    // Maven may be set up to say nothing of its downloads.
    const files = downloaded === 0 ? '' : `, ${downloaded} files downloaded`;
    log(`Maven: ${Math.round((Date.now() - started) / 1000)} s${files}`);
  }, 2000);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) {
      const network = errors.some((line) => /transfer|resolve/i.test(line));
      throw new EngineError(
        `Maven could not build ${folder}: ${errors[0] ?? `exit code ${code}`}` +
          (network
            ? ' The first build downloads from the Maven repository: check the network, or its mirror in ~/.m2/settings.xml.'
            : ''),
        1
      );
    }
  } finally {
    clearInterval(progress);
    process.off('exit', abort);
  }
}

function inJavaHome(program: string): string {
  const home = process.env['JAVA_HOME'];
  return home ? path.join(home, 'bin', program) : program;
}

function majorVersion(text: string | undefined): number | undefined {
  const [, first, second] = (/(?:version "|javac )(\d+)(?:\.(\d+))?/.exec(text ?? '') ?? []).map(Number);
  // Up to Java 8 the version began with "1.".
  return first === 1 ? second : first;
}

function missing(what: string, command: string, found: string | undefined): EngineError {
  const where = path.isAbsolute(command) ? `${command} (from JAVA_HOME)` : `${command} on PATH`;
  const firstLine = found
    ?.trim()
    .split('\n')
    .find((line) => /\d/.test(line));
  const state = firstLine === undefined ? `${where} was not found or does not run` : `${where} is: ${firstLine}`;
  return new EngineError(`The embedded engine needs ${what}, but ${state}. ${INSTALL}`, 2);
}

/** What a program prints about itself, on whichever stream; nothing if it cannot be run. */
function ask(command: string, flag: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, [flag], (error, stdout, stderr) => resolve(error ? undefined : stdout + stderr));
  });
}
