import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

import { Client } from '@elastic/elasticsearch';
import {
  dailyIndex,
  HEARTBEAT_INDEX,
  RECORD_INDEX_PATTERN,
  RECORD_INDEX_PREFIX,
  REJECT_INDEX_PATTERN,
  REJECT_INDEX_PREFIX,
  STATE_INDEX,
} from '@provlogs/schema/indices';

import { deleteExpiredDays } from '../../ingest/src/elasticsearch/retention.ts';
import { FakeGraph } from '../fixtures/fakeGraph.ts';
import { FAILED_RETRY } from '../fixtures/provisioningRecords.ts';
import { deleteIndices } from './indices.ts';
import { provlogs } from './provlogs.ts';
import { eventually } from './worker.ts';

const DAY_MS = 86_400_000;
const TENANT = '8d1f6f0a-2f57-4a9c-9f0a-1b6c7d8e9f10';

const SECRETS = {
  GRAPH_CLIENT_SECRET: 'planted-client-secret',
  ELASTICSEARCH_API_KEY: 'cGxhbnRlZDprZXk=',
  KAFKA_CONNECTION_STRING:
    'Endpoint=sb://127.0.0.1/;SharedAccessKeyName=planted-name;SharedAccessKey=planted-share;EntityPath=hub',
};
const PLANTED = [
  'planted-client-secret',
  'cGxhbnRlZDprZXk=',
  'planted-share',
  'planted-token',
  'Planted Person',
  'planted.person@example.org',
];

describe('a worker in operation', () => {
  const client = new Client({ node: process.env.ELASTICSEARCH_URL ?? '' });
  const graph = new FakeGraph();
  let worker: ChildProcess | undefined;

  beforeAll(async () => {
    await client.indices.delete({ index: [STATE_INDEX, HEARTBEAT_INDEX], ignore_unavailable: true });
    await deleteIndices(client);
    expect(await provlogs(['setup'])).toMatchObject({ code: 0 });
    await graph.start();
  });
  afterAll(async () => {
    worker?.kill('SIGKILL');
    await graph.stop();
    await deleteIndices(client);
    await client.close();
  });

  it('deletes expired days and nothing else, whatever its clock says', async () => {
    const now = Date.now();
    const day = (prefix: string, daysAgo: number) => dailyIndex(prefix, now - daysAgo * DAY_MS);
    const expired = [day(RECORD_INDEX_PREFIX, 31), day(REJECT_INDEX_PREFIX, 40)];
    const kept = [day(RECORD_INDEX_PREFIX, 30), day(REJECT_INDEX_PREFIX, 0), 'provisioning-logs-2020.01.01-copy'];
    for (const index of [...expired, ...kept]) {
      await client.indices.create({ index });
    }
    await client.indices.close({ index: day(REJECT_INDEX_PREFIX, 40) });
    const exist = (index: string) => client.indices.exists({ index });

    // Years ahead, everything seems expired.
    const wrong = await deleteExpiredDays(client, 30, now + 3_000 * DAY_MS);
    expect(wrong.deleted).toEqual([]);
    expect(wrong.problems[0]).toMatch(/is kept\. Set the clocks right\.$/);
    expect(await Promise.all([...expired, ...kept].map(exist))).not.toContain(false);

    const right = await deleteExpiredDays(client, 30, now);
    expect(right.deleted.sort()).toEqual(expired.sort());
    expect(right.problems).toEqual([]);
    expect(await Promise.all(expired.map(exist))).not.toContain(true);
    expect(await Promise.all(kept.map(exist))).not.toContain(false);
    await client.indices.delete({ index: kept });
  });

  it('tells how it is doing, balanced, without secrets or anything of a record', async () => {
    const activityDateTime = new Date(graph.now() - 60_000).toISOString();
    const person = { displayName: 'Planted Person', id: 'planted.person@example.org' };
    graph.offer({ ...FAILED_RETRY, id: 'good', activityDateTime, sourceIdentity: person });
    // Rejected each time it is read.
    graph.offer({ ...FAILED_RETRY, id: ' ', activityDateTime, sourceIdentity: person });

    const child = spawn(process.execPath, ['--import=tsx', '--conditions=source', 'tests/fixtures/graphWorker.ts'], {
      env: {
        ...process.env,
        ...SECRETS,
        GRAPH_URL: graph.url,
        GRAPH_TENANT_ID: TENANT,
        GRAPH_CLIENT_ID: TENANT,
        GRAPH_POLL_SECONDS: '1',
        GRAPH_REQUESTS_PER_10_SECONDS: '1000',
        RETENTION_DAYS: '1',
        HTTP_PORT: '0',
        TEST_TOKEN: 'planted-token',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    worker = child;
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const port = () => /"port":(\d+)/.exec(said)?.[1];
    const ask = async (path: string) => fetch(`http://127.0.0.1:${port()}${path}`);

    let metrics = '';
    const value = (name: string) =>
      Number(
        metrics
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')
          .at(-1)
      );
    await eventually('it has read what there is', async () => {
      metrics = await (await ask('/metrics')).text();
      return (
        value('provlogs_records_total{source="graph",outcome="indexed"}') >= 1 &&
        value('provlogs_records_in_flight{source="graph"}') === 0 &&
        value('provlogs_records_total{source="graph",outcome="rejected"}') >= 2
      );
    });
    const outcomes = ['indexed', 'duplicate', 'rejected', 'too_old'].map((outcome) =>
      value(`provlogs_records_total{source="graph",outcome="${outcome}"}`)
    );
    expect(outcomes.reduce((sum, count) => sum + count)).toBe(value('provlogs_records_read_total{source="graph"}'));
    expect((await ask('/healthz')).status).toBe(200);
    const ready = await ask('/readyz');
    const reasons = await ready.text();
    // Nobody listens where the connection string leads.
    expect([ready.status, reasons]).toEqual([503, expect.stringMatching(/"text": "stream: nothing has been read yet/)]);

    const arguments_ = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8');
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
    await client.indices.refresh({ index: [HEARTBEAT_INDEX, RECORD_INDEX_PATTERN, REJECT_INDEX_PATTERN] });
    const { hits } = await client.search<Record<string, unknown>>({ index: HEARTBEAT_INDEX });
    expect(hits.hits.map(({ _source: source }) => source)).toEqual([
      expect.objectContaining({ state: 'stopped', records: expect.objectContaining({ indexed: 1, in_flight: 0 }) }),
    ]);

    const status = await provlogs(['status']);
    expect(status.code).toBe(1);
    expect(status.stdout).toMatch(/No worker is running/);
    expect(status.stdout).toMatch(/noId \d/);
    expect(
      await provlogs(['status'], { env: { ELASTICSEARCH_URL: 'http://u:planted-share@127.0.0.1:1' } })
    ).toMatchObject({
      code: 2,
      stderr: expect.not.stringContaining('planted-share'),
    });

    for (const [where, text] of Object.entries({
      said,
      metrics,
      reasons,
      arguments_,
      heartbeat: JSON.stringify(hits),
      status: status.stdout + status.stderr,
    })) {
      for (const planted of PLANTED) {
        expect({ where, found: text.includes(planted) ? planted : '' }).toEqual({ where, found: '' });
      }
    }
  });
});
