// Runs a TypeScript file of this project, after installing what it needs on a fresh clone.
// Plain JavaScript, because nothing is installed yet when it starts.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const enginePom = join(root, 'tests/engines/elasticsearch/pom.xml');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  console.error(`Node ${OLDEST_NODE.join('.')} or later is needed, this is ${process.versions.node}.`);
  process.exit(2);
}

if (!isInstalled()) {
  console.log('Installing npm packages (about a minute) and fetching Elasticsearch by Maven …');
  const began = Date.now();
  const showing = setInterval(() => console.log(`  … ${Math.round((Date.now() - began) / 1000)} s`), 10_000);
  const maven = run('mvn', ['-q', '-B', '-f', enginePom, 'package'], 'ignore');
  if ((await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'inherit')) !== 0) {
    console.error('npm ci failed: see its message above.');
    process.exit(2);
  }
  // Whether Maven is there and works is looked at, and explained, when the engine starts.
  await maven;
  clearInterval(showing);
}

const [script, ...args] = process.argv.slice(2);
const child = spawn(process.execPath, ['--conditions=source', '--import=tsx', script, ...args], {
  cwd: root,
  stdio: 'inherit',
});
// Ctrl-C reaches the child by itself; it decides when everything it started has stopped.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(signal === null ? code : 1));

/** Whether npm has installed what the lock file names, whoever asked it to: it writes down what it did when it is done. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const there = packagesIn('node_modules/.package-lock.json');
  // What is for other systems is optional and is never there.
  return Object.entries(wanted).every(
    ([path, { version, integrity, optional }]) =>
      path === '' || (path in there ? there[path].version === version && there[path].integrity === integrity : optional)
  );
}

function packagesIn(lockFile) {
  const path = join(root, lockFile);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

function run(command, commandArgs, stdio) {
  return new Promise((resolve) => {
    const started = spawn(command, commandArgs, { cwd: root, stdio, shell: process.platform === 'win32' });
    started.on('error', () => resolve(1));
    started.on('exit', resolve);
  });
}
