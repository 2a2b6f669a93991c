import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

import { Client } from '@elastic/elasticsearch';
import { RECORD_INDEX_PATTERN, STATE_INDEX } from '@provlogs/schema/indices';

import { FakeGraph } from '../fixtures/fakeGraph.ts';
import { FAILED_RETRY } from '../fixtures/provisioningRecords.ts';
import { deleteIndices } from './indices.ts';
import { provlogs } from './provlogs.ts';
import { eventually } from './worker.ts';

const HOUR_MS = 3_600_000;
const TENANT = '8d1f6f0a-2f57-4a9c-9f0a-1b6c7d8e9f10';
const TOKEN = 'planted-token';
const SECRET = 'planted-secret';

interface Worker {
  process: ChildProcess;
  /** Everything it wrote so far. */
  said: () => string;
}

describe('provlogs run', () => {
  const client = new Client({ node: process.env.ELASTICSEARCH_URL ?? '' });
  const workers: Worker[] = [];
  let graph = new FakeGraph();
  let foreign = new FakeGraph();

  beforeEach(async () => {
    await client.indices.delete({ index: STATE_INDEX }, { ignore: [404] });
    await deleteIndices(client);
    expect(await provlogs(['setup'])).toMatchObject({ code: 0 });
    graph = new FakeGraph();
    foreign = new FakeGraph();
    await graph.start();
    graph.foreignUrl = await foreign.start();
  });
  afterEach(async () => {
    for (const { process: worker } of workers.splice(0)) {
      worker.kill('SIGKILL');
    }
    await graph.stop();
    await foreign.stop();
  });
  afterAll(() => client.close());

  function start(): Worker {
    const args = ['--import=tsx', '--conditions=source', 'tests/fixtures/graphWorker.ts'];
    const env = {
      ...process.env,
      GRAPH_URL: graph.url,
      GRAPH_TENANT_ID: TENANT,
      GRAPH_CLIENT_ID: TENANT,
      GRAPH_CLIENT_SECRET: SECRET,
      GRAPH_POLL_SECONDS: '1',
      GRAPH_REQUESTS_PER_10_SECONDS: '1000',
      RETENTION_DAYS: '4',
      TEST_TOKEN: TOKEN,
    };
    const worker = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    worker.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    worker.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const started = { process: worker, said: () => text };
    workers.push(started);
    return started;
  }

  async function exitCode({ process: worker }: Worker): Promise<unknown> {
    return worker.exitCode ?? (await once(worker, 'exit'))[0];
  }

  function offer(id: string, hoursOld: number): void {
    const activityDateTime = `${new Date(graph.now() - hoursOld * HOUR_MS).toISOString().slice(0, 19)}Z`;
    graph.offer({ ...FAILED_RETRY, id, activityDateTime });
  }

  async function indexedIds(): Promise<string[]> {
    await client.indices.refresh({ index: RECORD_INDEX_PATTERN });
    const { hits } = await client.search({ index: RECORD_INDEX_PATTERN, size: 1000, _source: false });
    return hits.hits.map(({ _id }) => String(_id).replace(`${TENANT}:`, '')).sort();
  }

  async function closedUntil(): Promise<number> {
    const { _source: state } = await client.get<{ closed_until: string }>({
      index: STATE_INDEX,
      id: `graph:${TENANT}`,
    });
    return Date.parse(state?.closed_until ?? '');
  }

  const allIndexed = async () => (await indexedIds()).join() === graph.offeredIds.join();
  const caughtUp = async () => (await closedUntil()) > graph.now() - 2 * HOUR_MS;

  it('indexes every record once: late ones, through faults, and after kill -9', async () => {
    for (let n = 0; n < 60; n++) {
      offer(`old-${n}`, 0.01 + n * 1.2);
    }
    graph.misbehave('fine', 'fine', 'throttle', 'cutJson', 'errorObject', 'sameLink', 'foreignLink', 'reset');
    graph.misbehave('fine', 'redirect', 'unavailable', 'throttleUntilDate', 'unauthorized', 'fine', 'cutJson');
    const first = start();
    await eventually('it is in the backfill', async () => (await indexedIds()).length >= 15, first);
    first.process.kill('SIGKILL');
    await exitCode(first);

    const second = start();
    await eventually('the backfill is done', async () => (await caughtUp()) && (await allIndexed()), second);
    expect(graph.misbehavioursLeft).toBe(0);

    offer('new', 0.01);
    await eventually('a new record is there', allIndexed, second);
    offer('hours-late', 5);
    graph.ahead += 1.1 * HOUR_MS;
    await eventually('a record that is hours late is there', allIndexed, second);
    offer('days-late', 47);
    graph.ahead += 24 * HOUR_MS;
    await eventually('a record that is two days late is there', allIndexed, second);

    second.process.kill('SIGTERM');
    expect(await exitCode(second)).toBe(0);
    expect(await indexedIds()).toEqual(graph.offeredIds);
    expect(foreign.asked).toEqual([]);
    const said = first.said() + second.said();
    for (const secret of [TOKEN, SECRET, 'Amina', 'amina.diallo']) {
      expect(said).not.toContain(secret);
    }
    for (const line of second.said().trim().split('\n')) {
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), time: expect.any(String) });
    }
  });

  it('stops when another worker takes over the tenant', async () => {
    const first = start();
    await eventually('the first is at it', caughtUp, first);
    const second = start();
    expect(await exitCode(first)).not.toBe(0);
    expect(first.said()).toMatch(/The worker \S+ on \S+ follows the tenant .* too .*this one stops/);
    second.process.kill('SIGTERM');
    expect(await exitCode(second)).toBe(0);
  });

  it('says what is missing', async () => {
    expect(await provlogs(['run'])).toMatchObject({ code: 2, stderr: expect.stringContaining('GRAPH_TENANT_ID') });
  });
});
