import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

import { Client } from '@elastic/elasticsearch';
import { RECORD_INDEX_PATTERN } from '@provlogs/schema/indices';

import { toDiagnosticJson } from '../../ingest/src/generate/diagnostic.ts';
import { generateRecords } from '../../ingest/src/generate/generate.ts';
import { startElasticsearch } from '../engines/elasticsearch.ts';
import { startKafka } from '../engines/kafka.ts';
import { dataFolder } from '../integration/engine.ts';
import { ElasticsearchProxy } from './elasticsearchProxy.ts';
import { prepare } from './prepare.ts';
import { Stream } from './stream.ts';
import { Worker } from './worker.ts';

/*
 * An hour without Elasticsearch in one minute: the records of the hour are put into the stream while Elasticsearch is
 * away. Memory has to stay bounded meanwhile, and what comes then has to be faster than the hour was.
 */

/** A large tenant: a million records a day. */
const LIVE_PER_SECOND = 1_000_000 / 86_400;
const HOUR_S = 3600;
const OUTAGE_MS = 60_000;
const LIMIT_MS = 900_000;
/** As a batch of Event Hubs is bounded: by bytes, some records are long. */
const MESSAGE_CHARACTERS = 250_000;
const MESSAGES_AT_A_TIME = 3;
const DAY_MS = 86_400_000;
const TOPIC = 'outage';

const wanted = Math.round(LIVE_PER_SECOND * HOUR_S);
const data = dataFolder();
const kafkaData = dataFolder();
const elasticsearch = await startElasticsearch({ port: 0, dataDir: data.dataDir, heap: '1g' });
const kafka = await startKafka({ port: 0, dataDir: kafkaData.dataDir, heap: '512m' });
const client = new Client({ node: elasticsearch.url });
const stream = await Stream.connect(kafka.listeners[0] ?? '');
const proxy = new ElasticsearchProxy(elasticsearch.url);
await prepare(elasticsearch.url);
await stream.createTopic(TOPIC);
const worker = new Worker({
  clockWrongByMs: 0,
  env: {
    ELASTICSEARCH_URL: await proxy.start(),
    KAFKA_BROKERS: stream.broker,
    KAFKA_TOPIC: TOPIC,
    KAFKA_GROUP: TOPIC,
  },
});
try {
  const records = recordsOfYesterday();
  // Live before the outage: connected, its group joined, its indices made.
  await send(records.splice(0, 100));
  worker.start();
  await until('the worker is at it', async () => (await count()) === 100);
  proxy.setDown(true);
  const began = Date.now();
  await send(records);
  await delay(Math.max(0, OUTAGE_MS - (Date.now() - began)));
  const heldMb = peakMb();
  proxy.setDown(false);
  const healed = Date.now();
  await until('everything is there', async () => (await count()) === wanted);
  const seconds = (Date.now() - healed) / 1000;
  const rate = (wanted - 100) / seconds;
  console.log(
    JSON.stringify({
      records: wanted,
      lost: wanted - (await count()),
      outageSeconds: Math.round((healed - began) / 1000),
      catchUpSeconds: Math.round(seconds),
      timesLiveRate: Number((rate / LIVE_PER_SECOND).toFixed(1)),
      peakMbInOutage: heldMb,
      peakMb: peakMb(),
      endedByItself: worker.endings.length,
    })
  );
} finally {
  await worker.kill();
  await Promise.all([client.close(), stream.disconnect(), proxy.stop()]);
  await Promise.all([elasticsearch.stop(), kafka.stop()]);
  data.remove();
  kafkaData.remove();
}

function recordsOfYesterday(): string[] {
  const to = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
  const texts: string[] = [];
  const options = { seed: 1, from: new Date(Number(to) - DAY_MS), to, perDay: wanted * 2 };
  for (const { record, availableAt } of generateRecords(options)) {
    texts.push(toDiagnosticJson(record, availableAt));
    if (texts.length === wanted) {
      return texts;
    }
  }
  throw new Error(`The made-up tenant has ${texts.length} records, ${wanted} are needed.`);
}

async function send(records: string[]): Promise<void> {
  const messages: string[] = [];
  let batch: string[] = [];
  let characters = 0;
  for (const record of records) {
    if (batch.length > 0 && characters + record.length > MESSAGE_CHARACTERS) {
      messages.push(`{"records":[${batch.join(',')}]}`);
      [batch, characters] = [[], 0];
    }
    batch.push(record);
    characters += record.length;
  }
  messages.push(`{"records":[${batch.join(',')}]}`);
  for (let at = 0; at < messages.length; at += MESSAGES_AT_A_TIME) {
    await stream.send(TOPIC, messages.slice(at, at + MESSAGES_AT_A_TIME));
  }
}

async function count(): Promise<number> {
  await client.indices.refresh({ index: RECORD_INDEX_PATTERN });
  return (await client.count({ index: RECORD_INDEX_PATTERN })).count;
}

/** The most resident memory that the worker ever had, in MB (Linux). */
function peakMb(): number {
  const status = readFileSync(`/proc/${worker.pid ?? 0}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s*(\d+)/.exec(status)?.[1]) / 1024);
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error(`Waited in vain until ${what}:\n${worker.output}`);
    }
    await delay(500);
  }
}
