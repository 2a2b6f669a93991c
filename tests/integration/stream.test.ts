import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { Client } from '@elastic/elasticsearch';
import type { ProvisioningDocument } from '@provlogs/schema/document';
import { RECORD_INDEX_PATTERN, REJECT_INDEX_PATTERN } from '@provlogs/schema/indices';
import { type Admin, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';

import { toDiagnosticJson } from '../../ingest/src/generate/diagnostic.ts';
import { generateRecords } from '../../ingest/src/generate/generate.ts';
import { dataFolder, type RunningEngine, startEngine } from './engine.ts';
import { deleteIndices } from './indices.ts';
import { provlogs } from './provlogs.ts';
import { eventually, startWorker, type Worker } from './worker.ts';

const DAY_MS = 86_400_000;
const SEED = 20_261_123;

jest.setTimeout(60_000);

/** A made-up tenant's records of yesterday, as Event Hubs delivers them: JSON text by record id. */
function diagnosticRecords(seed: number, count: number): Map<string, string> {
  const to = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
  const records = new Map<string, string>();
  for (const { record, availableAt } of generateRecords({
    seed,
    from: new Date(+to - DAY_MS),
    to,
    perDay: 4 * count,
  })) {
    if (records.size < count) {
      records.set(record.id, toDiagnosticJson(record, availableAt));
    }
  }
  return records;
}

/** Event Hubs batches of so many records each. */
function batches(records: Iterable<string>, size: number): string[] {
  const all = [...records];
  return Array.from(
    { length: Math.ceil(all.length / size) },
    (_, n) => `{"records":[${all.slice(n * size, (n + 1) * size).join(',')}]}`
  );
}

describe('provlogs run, with a stream', () => {
  const client = new Client({ node: process.env.ELASTICSEARCH_URL ?? '' });
  const data = dataFolder();
  const workers: Worker[] = [];
  let broker: RunningEngine;
  let admin: Admin;
  let producer: Producer;
  let topic = '';

  const startBroker = (port: number) => startEngine('kafka', { port, dataDir: data.dataDir, heap: '256m' });

  const follow = (env: Record<string, string> = {}): Worker => {
    const worker = startWorker({ KAFKA_BROKERS: broker.address, KAFKA_TOPIC: topic, KAFKA_GROUP: topic, ...env });
    workers.push(worker);
    return worker;
  };

  /** Writes messages, one after the other, to one partition after the other. */
  const send = (values: Array<string | Buffer | null>) =>
    producer.send({ topic, messages: values.map((value, n) => ({ value, partition: n % 4 })) });

  /** How many messages the group has done. */
  async function committed(): Promise<number> {
    const [offsets] = await admin.fetchOffsets({ groupId: topic, topics: [topic] });
    return (offsets?.partitions ?? []).reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
  }

  const allCommitted = async (): Promise<boolean> => {
    const ends = await admin.fetchTopicOffsets(topic);
    return (await committed()) === ends.reduce((sum, { high }) => sum + Number(high), 0);
  };

  async function indexedIds(): Promise<string[]> {
    await client.indices.refresh({ index: RECORD_INDEX_PATTERN });
    const { hits } = await client.search<ProvisioningDocument>({ index: RECORD_INDEX_PATTERN, size: 10_000 });
    return hits.hits.map(({ _source: source }) => String(source?.event.id)).sort();
  }

  const sortedIds = (records: Map<string, string>): string[] => [...records.keys()].sort();

  beforeAll(async () => {
    broker = await startBroker(0);
    const kafka = new Kafka({ brokers: [broker.address], logLevel: logLevel.NOTHING });
    admin = kafka.admin();
    producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await Promise.all([admin.connect(), producer.connect(), provlogs(['setup'])]);
  });
  beforeEach(async () => {
    await deleteIndices(client);
    topic = `logs-${Date.now()}`;
    await admin.createTopics({ topics: [{ topic, numPartitions: 4 }], waitForLeaders: true });
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.kill()));
  });
  afterAll(async () => {
    await Promise.all([admin.disconnect(), producer.disconnect(), client.close()]);
    await broker.stop();
    data.remove();
  });

  it('indexes every record, rejects every poison message, and stops cleanly', async () => {
    const records = diagnosticRecords(SEED, 400);
    const [first = '', second = '', ...others] = records.values();
    const poison = Array.from({ length: 12 }, (_, n) => [
      `no JSON ${n}`,
      Buffer.from([0xff, 0xfe, n]),
      `{"records":[{"poison":${n}}]}`,
      `{"records":[{"id":"cut ${n}"`,
      String(n),
    ]).flat();
    const good = [first, `\uFEFF[${second}]`, ...batches(others, 7)];
    const mixed = good.flatMap((message, n) => [message, ...(n < poison.length ? [poison[n] ?? ''] : [])]);
    const late = poison.slice(good.length);
    await send([...mixed, ...late, null, '', ' \n']);

    const worker = follow();
    await eventually('everything committed', allCommitted);
    expect(await indexedIds()).toEqual(sortedIds(records));
    await client.indices.refresh({ index: REJECT_INDEX_PATTERN });
    expect((await client.count({ index: REJECT_INDEX_PATTERN })).count).toBe(poison.length);
    expect(await worker.stop()).toBe(0);
    expect(worker.log.at(-1)).toMatchObject({
      msg: 'stopped',
      source: 'stream',
      read: records.size + poison.length,
      indexed: records.size,
      duplicate: 0,
      rejected: poison.length,
    });
    expect(JSON.stringify(worker.log)).not.toMatch(/poison|no JSON|@/);
  });

  it('shares partitions, and loses nothing when a worker is killed and another starts', async () => {
    const records = diagnosticRecords(SEED + 1, 1500);
    const messages = batches(records.values(), 5);
    // Seeded: another point at each change of the seed, the same one at each run.
    const killAt = 50 + ((SEED * 2_654_435_761) % 600);
    const doomed = follow();
    const other = follow();
    await eventually('two partitions each', () => doomed.partitions().length === 2 && other.partitions().length === 2);

    const half = messages.length / 2;
    await send(messages.slice(0, half));
    await eventually(`${killAt} records`, async () => (await indexedIds()).length >= killAt);
    await doomed.kill();
    const replacement = follow();
    await send(messages.slice(half));
    await eventually('everything committed', allCommitted);
    expect(await indexedIds()).toEqual(sortedIds(records));
    await eventually('two partitions each', () => replacement.partitions().length === 2);
    expect(await Promise.all([other.stop(), replacement.stop()])).toEqual([0, 0]);
  });

  it('goes on after the broker was restarted', async () => {
    const records = diagnosticRecords(SEED + 2, 300);
    const messages = batches(records.values(), 5);
    const worker = follow();
    await send(messages.slice(0, 30));
    await eventually('the first half', allCommitted);
    const port = Number(broker.address.split(':')[1]);
    await broker.stop();
    await eventually('it noticed', () => worker.log.some(({ msg }) => String(msg).includes('interrupted')));
    broker = await startBroker(port);
    await send(messages.slice(30));
    await eventually('everything committed', allCommitted);
    expect(await indexedIds()).toEqual(sortedIds(records));
    expect(await worker.stop()).toBe(0);
  });

  it('commits nothing while Elasticsearch is away, and everything when it is back', async () => {
    const records = diagnosticRecords(SEED + 3, 200);
    const target = new URL(process.env.ELASTICSEARCH_URL ?? '');
    const sockets = new Set<Socket>();
    let proxy = await forward(target, sockets, 0);
    const { port } = addressOf(proxy);
    const worker = follow({ ELASTICSEARCH_URL: `http://127.0.0.1:${port}` });
    await eventually('all partitions', () => worker.partitions().length === 4);
    proxy.close();
    sockets.forEach((socket) => socket.destroy());

    await send(batches(records.values(), 5));
    const retries = () => worker.log.filter(({ msg }) => String(msg).startsWith('Elasticsearch has to be asked'));
    await eventually('three retries', () => retries().length >= 3);
    expect(await committed()).toBe(0);
    proxy = await forward(target, sockets, port);
    await eventually('everything committed', allCommitted);
    expect(await indexedIds()).toEqual(sortedIds(records));
    expect(worker.log.filter(({ msg }) => msg === 'joined the group')).toHaveLength(1);
    expect(await worker.stop()).toBe(0);
    proxy.close();
    sockets.forEach((socket) => socket.destroy());
  });
});

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new TypeError('The proxy does not listen.');
  }
  return address;
}

/** Passes connections on, so that a server can be away without being stopped. */
async function forward(target: URL, sockets: Set<Socket>, port: number): Promise<Server> {
  const server = createServer((from) => {
    const to = connect(Number(target.port), target.hostname);
    for (const [socket, peer] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => peer.destroy());
      socket.pipe(peer);
    }
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
