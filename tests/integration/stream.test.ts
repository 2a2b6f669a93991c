import { Client } from '@elastic/elasticsearch';
import type { ProvisioningDocument } from '@provlogs/schema/document';
import { RECORD_INDEX_PATTERN, REJECT_INDEX_PATTERN, STATE_INDEX } from '@provlogs/schema/indices';

import { FakeGraph } from '../fixtures/fakeGraph.ts';
import { Forwarder } from '../fixtures/forwarder.ts';
import { FakeIdentity } from '../fixtures/fakeIdentity.ts';
import { wrongClockEnv } from '../fixtures/wrongClock.ts';
import { deleteIndices } from './indices.ts';
import { PARTITIONS, TestKafka } from './kafka.ts';
import { provlogs } from './provlogs.ts';
import { batches, recordsAroundMidnight, sortedIds } from './streamRecords.ts';
import { eventually, startWorker, type Worker } from './worker.ts';

const SEED = 20_261_123;
const TENANT = '8d1f6f0a-2f57-4a9c-9f0a-1b6c7d8e9f10';
/** What the embedded broker takes as a password. */
const CONNECTION_STRING =
  'Endpoint=sb://embedded.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=cGxhbnRlZA==';

/** More than any retention. */
const FORTY_DAYS_MS = 40 * 86_400_000;

describe('provlogs run, with a stream', () => {
  const client = new Client({ node: process.env.ELASTICSEARCH_URL ?? '' });
  const workers: Worker[] = [];
  let kafka: TestKafka;

  const follow = (env: Record<string, string> = {}): Worker => {
    const worker = startWorker({ ...kafka.env, ...env });
    workers.push(worker);
    return worker;
  };

  /** As Event Hubs wants it, but for TLS. */
  const sasl = (env: Record<string, string>) => ({ KAFKA_BROKERS: kafka.saslAddress, KAFKA_TLS: 'false', ...env });

  async function indexedIds(): Promise<string[]> {
    await client.indices.refresh({ index: RECORD_INDEX_PATTERN });
    const { hits } = await client.search<ProvisioningDocument>({ index: RECORD_INDEX_PATTERN, size: 10_000 });
    return hits.hits.map(({ _source: source }) => String(source?.event.id)).sort();
  }

  const stopped = (worker: Worker, source: string) =>
    worker.log.find((line) => line.msg === 'stopped' && line.source === source);

  beforeAll(async () => {
    [kafka] = await Promise.all([TestKafka.start(), provlogs(['setup'])]);
  });
  beforeEach(async () => {
    await deleteIndices(client);
    await kafka.newTopic();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.kill()));
  });
  afterAll(async () => {
    await client.close();
    await kafka.stop();
  });

  it('indexes every record, rejects every poison message, and stops cleanly', async () => {
    const records = recordsAroundMidnight(SEED, 200);
    const [first, second, ...others] = records;
    const poison = Array.from({ length: 12 }, (_, n) => [
      `no JSON ${n}`,
      Buffer.from([0xff, 0xfe, n]),
      `{"records":[{"poison":${n}}]}`,
      `{"records":[{"id":"cut ${n}"`,
      `${'['.repeat(20_000 + n)}${']'.repeat(20_000 + n)}`,
    ]).flat();
    const good = [first?.diagnostic ?? '', `\uFEFF[${second?.diagnostic ?? ''}]`, ...batches(others, 7)];
    const mixed = good.flatMap((message, n) => [message, poison[n] ?? '']);
    await kafka.send([...mixed, ...poison.slice(good.length), null, '', ' \n']);

    const worker = follow(sasl({ KAFKA_CONNECTION_STRING: CONNECTION_STRING }));
    await eventually('everything committed', kafka.allCommitted, worker);
    expect(await indexedIds()).toEqual(sortedIds(records));
    await client.indices.refresh({ index: REJECT_INDEX_PATTERN });
    expect((await client.count({ index: REJECT_INDEX_PATTERN })).count).toBe(poison.length);
    expect(await worker.stop()).toBe(0);
    expect(stopped(worker, 'stream')).toMatchObject({
      read: records.length + poison.length,
      indexed: records.length,
      duplicate: 0,
      rejected: poison.length,
      isDrained: true,
    });
    expect(worker.said()).not.toMatch(/poison|no JSON|@|cGxhbnRlZA/);
  });

  it('shares partitions among three, and loses nothing when one is killed and one starts', async () => {
    const records = recordsAroundMidnight(SEED + 1, 1200);
    const messages = batches(records, 5);
    const half = messages.length / 2;
    const three = [follow(), follow(), follow()];
    const shares = (group: Worker[]) => group.map((worker) => worker.partitions().length);
    const isShared = (group: Worker[]) => () => shares(group).sort().join() === '1,1,2' && allDistinct(group);
    await eventually('the partitions are shared', isShared(three));

    await kafka.send(messages.slice(0, half));
    await eventually('some messages are done', async () => (await kafka.committed()) >= 10);
    const [doomed, ...others] = three;
    await doomed?.kill();
    const group = [...others, follow()];
    await kafka.send(messages.slice(half));
    await eventually('everything committed', kafka.allCommitted);
    await eventually('the partitions are shared again', isShared(group));
    expect(await indexedIds()).toEqual(sortedIds(records));
    expect(await Promise.all(group.map((worker) => worker.stop()))).toEqual([0, 0, 0]);
  });

  it('goes on after the broker was restarted', async () => {
    const records = recordsAroundMidnight(SEED + 2, 200);
    const messages = batches(records, 5);
    const worker = follow();
    await kafka.send(messages.slice(0, 20));
    await eventually('the first half', kafka.allCommitted, worker);
    await kafka.stopBroker();
    await eventually('it noticed', () => worker.log.some(({ msg }) => String(msg).includes('interrupted')), worker);
    await kafka.restart();
    await kafka.send(messages.slice(20));
    await eventually('everything committed', kafka.allCommitted, worker);
    expect(await indexedIds()).toEqual(sortedIds(records));
    expect(await worker.stop()).toBe(0);
  });

  it('commits nothing while Elasticsearch is away, and everything when it is back', async () => {
    const records = recordsAroundMidnight(SEED + 3, 200);
    const way = new Forwarder(new URL(process.env.ELASTICSEARCH_URL ?? ''));
    await way.open();
    const worker = follow({ ELASTICSEARCH_URL: way.url });
    await eventually('all partitions', () => worker.partitions().length === PARTITIONS, worker);
    await way.close();

    await kafka.send(batches(records, 5));
    const retries = () => worker.log.filter(({ msg }) => String(msg).startsWith('Elasticsearch has to be asked'));
    await eventually('three retries', () => retries().length >= 3, worker);
    expect(await kafka.committed()).toBe(0);
    await way.open();
    await eventually('everything committed', kafka.allCommitted, worker);
    expect(await indexedIds()).toEqual(sortedIds(records));
    expect(worker.log.filter(({ msg }) => msg === 'joined the group')).toHaveLength(1);
    expect(await worker.stop()).toBe(0);
    await way.close();
  });

  it('indexes everything on machines whose clocks are forty days ahead and behind', async () => {
    const records = recordsAroundMidnight(SEED + 5, 200);
    const wrong = [FORTY_DAYS_MS, -FORTY_DAYS_MS].map((byMs) => follow({ HTTP_PORT: '0', ...wrongClockEnv(byMs) }));
    const isShared = () => wrong.every((worker) => worker.partitions().length === PARTITIONS / 2);
    await eventually('the partitions are shared', isShared);
    await kafka.send(batches(records, 5));
    await eventually('everything committed', kafka.allCommitted);
    expect(await indexedIds()).toEqual(sortedIds(records));
    for (const [n, worker] of wrong.entries()) {
      expect(await worker.stop()).toBe(0);
      expect(stopped(worker, 'stream')).toMatchObject({ rejected: 0, tooOld: 0, isDrained: true });
      const told = worker.log.find(({ msg }) => String(msg).startsWith("the host's clock differs"));
      expect(Math.abs(Number(told?.skewMs) + (n === 0 ? FORTY_DAYS_MS : -FORTY_DAYS_MS))).toBeLessThan(60_000);
    }
  });

  describe('beside Microsoft Graph', () => {
    const graph = new FakeGraph();
    const identity = new FakeIdentity();
    const graphEnv = () => ({
      GRAPH_URL: graph.url,
      GRAPH_TENANT_ID: TENANT,
      GRAPH_IDENTITY: 'managed',
      GRAPH_POLL_SECONDS: '1',
      GRAPH_REQUESTS_PER_10_SECONDS: '1000',
      RETENTION_DAYS: '4',
      ...identity.env,
    });

    beforeAll(async () => {
      graph.pageSize = 100;
      await Promise.all([graph.start(), identity.start()]);
    });
    beforeEach(async () => {
      await client.delete({ index: STATE_INDEX, id: `graph:${TENANT}` }, { ignore: [404] });
    });
    afterAll(() => Promise.all([graph.stop(), identity.stop()]));

    it('indexes once what Graph gives twice and the stream three times, around midnight, signed in to both', async () => {
      const records = recordsAroundMidnight(SEED + 4, 200);
      const messages = batches(records, 5);
      records.forEach(({ record }) => graph.offer(record));
      await kafka.send([...messages, ...messages, ...messages]);
      const worker = follow(sasl({ KAFKA_IDENTITY: 'managed', ...graphEnv() }));
      await eventually('the stream is read', kafka.allCommitted, worker);
      await eventually('Graph is read twice', () => Number(lastPoll(worker)?.read) >= 2 * records.length, worker);
      expect(await worker.stop()).toBe(0);

      await client.indices.refresh({ index: RECORD_INDEX_PATTERN });
      const { hits, aggregations } = await client.search<unknown, { ids: { value: number } }>({
        index: RECORD_INDEX_PATTERN,
        size: 0,
        track_total_hits: true,
        aggs: { ids: { cardinality: { field: 'event.id', precision_threshold: 10_000 } } },
      });
      expect(hits.total).toMatchObject({ value: records.length });
      expect(aggregations?.ids.value).toBe(records.length);
      expect(await indexedIds()).toEqual(sortedIds(records));
      const counts = ['graph', 'stream'].map((source) => stopped(worker, source));
      for (const line of counts) {
        expect(line).toMatchObject({ isDrained: true, rejected: 0, tooOld: 0 });
        expect(Number(line?.indexed) + Number(line?.duplicate)).toBe(line?.read);
      }
      expect(counts.reduce((sum, line) => sum + Number(line?.indexed), 0)).toBe(records.length);
      expect(new Set(identity.resources)).toEqual(new Set(['https://127.0.0.1', new URL(graph.url).origin]));
      expect(worker.said()).not.toContain(identity.token);
    });

    it('stops, with what Graph gave written, when Kafka refuses the credentials; and does not show them', async () => {
      const wrong = CONNECTION_STRING.replace('cGxh', 'd3Jv');
      const worker = follow(sasl({ KAFKA_CONNECTION_STRING: wrong, ...graphEnv() }));
      expect(await worker.ended).toBe(2);
      expect(worker.said()).toMatch(/^Kafka at \S+: .*Check KAFKA_CONNECTION_STRING/m);
      expect(stopped(worker, 'graph')).toMatchObject({ isDrained: true });
      expect(worker.said()).not.toContain('d3JvbnRlZA');
    });
  });
});

function allDistinct(group: Worker[]): boolean {
  const partitions = group.flatMap((worker) => worker.partitions());
  return new Set(partitions).size === partitions.length;
}

function lastPoll(worker: Worker) {
  return worker.log.filter(({ msg }) => msg === 'polled').at(-1);
}
