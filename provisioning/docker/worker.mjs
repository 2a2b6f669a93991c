// What the worker's container runs: the configured tenant, or, where none is configured, a made-up one that goes on
// living. With arguments: that command of provlogs, with the container's settings. No shell in between: signals arrive.
import { spawn } from 'node:child_process';

const PROVLOGS = process.env.PROVLOGS_CLI ?? '/app/ingest/bin/provlogs.js';

// Compose sets what its `.env` leaves out to an empty text, and the worker takes that for a setting.
for (const [name, value] of Object.entries(process.env)) {
  if (value === '') {
    delete process.env[name];
  }
}

const isConfigured = [
  'GRAPH_TENANT_ID',
  'KAFKA_BROKERS',
  'KAFKA_CONNECTION_STRING',
  'KAFKA_CONNECTION_STRING_FILE',
].some((name) => process.env[name] !== undefined);

const args = process.argv.slice(2);
const first = isConfigured || args.length > 0 ? provlogs(args.length > 0 ? args : ['run'], 'inherit') : madeUpTenant();
watch(first);
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => first.kill(signal));
}

/** Starts both ends of a pipe. Told to stop, the first ends; the second indexes what came, and ends too. */
function madeUpTenant() {
  console.log('No tenant is configured: this is a made-up one. Set GRAPH_TENANT_ID for yours.');
  const generate = provlogs(['generate', '--days', '29', '--follow'], ['ignore', 'pipe', 'inherit']);
  const index = provlogs(['import', '-'], ['pipe', 'inherit', 'inherit']);
  generate.stdout.pipe(index.stdin);
  // It ended, and says why itself.
  index.stdin.on('error', () => undefined);
  watch(index);
  // Nobody reads what it writes: it would wait forever, and has nothing to lose.
  index.on('exit', () => generate.kill('SIGKILL'));
  return generate;
}

function watch(child) {
  child.on('exit', (code) => {
    process.exitCode ||= code ?? 1;
  });
}

function provlogs(args, stdio) {
  return spawn(process.execPath, [PROVLOGS, ...args], { stdio });
}
