import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Elasticsearch tells when it spends much of a second on garbage. */
const OF_A_SLOW_MACHINE = /^.*JvmGcMonitorService.*\n/gm;

/** The embedded engine's command; `onReady` is called with its address and ends it. */
function engine(args: string[], env: NodeJS.ProcessEnv, onReady?: (url: string) => Promise<void>): Promise<Run> {
  return new Promise((resolve, reject) => {
    const command = ['--import=tsx', 'tests/engines/elasticsearch.cli.ts', ...args];
    const child = spawn(process.execPath, command, { env: { ...process.env, ...env } });
    let stdout = '';
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const url = /^ready (\S+)/m.exec(stdout)?.[1];
      if (url !== undefined) {
        (onReady?.(url) ?? Promise.resolve()).catch(reject).finally(() => child.kill('SIGTERM'));
      }
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code, stdout, stderr: stderr.replace(OF_A_SLOW_MACHINE, '') }));
  });
}

describe('the embedded engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provlogs-engine-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const data = join(folder, 'data');
  const start = ['--port', '0', '--data', data, '--heap', '512m'];

  it('keeps its data between starts, and stops when told to', async () => {
    const path = '/kept/_doc/1?refresh=true';
    const headers = { 'content-type': 'application/json' };
    const first = await engine(start, {}, async (url) => {
      await fetch(url + path, { method: 'PUT', headers, body: '{"a":1}' });
    });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    let found: unknown;
    const second = await engine(start, {}, async (url) => {
      found = await (await fetch(url + path.replace('?refresh=true', ''))).json();
    });
    expect(second.code).toBe(0);
    expect(found).toMatchObject({ _source: { a: 1 } });
  });

  it('says that a port is taken', async () => {
    const port = new URL(process.env.ELASTICSEARCH_URL ?? '').port;
    const run = await engine(['--port', port, '--data', join(folder, 'other'), '--heap', '512m'], {});
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(new RegExp(`^[^\\n]*:${port} [^\\n]*choose another\\.\\n$`));
  });

  it('says what to install when there is no Java', async () => {
    const run = await engine(start, { PATH: join(folder, 'none'), JAVA_HOME: '' });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/Java 17/);
    expect(run.stderr).toMatch(/openjdk|JAVA_HOME/);
  });
});
