import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readConfig } from '../config.ts';

const CONNECTION_STRING =
  'Endpoint=sb://example.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=c2VjcmV0a2V5PQ==';

describe('the stream', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provlogs-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is any Kafka', () => {
    expect(readConfig({ KAFKA_BROKERS: 'a:9092, b:9092', KAFKA_TOPIC: 'logs' }).kafka).toEqual({
      brokers: ['a:9092', 'b:9092'],
      topic: 'logs',
      group: 'provlogs',
      credential: undefined,
      tls: false,
      ca: undefined,
    });
  });

  it('is the event hub of a connection string, over TLS, with the whole string as the password', () => {
    const file = join(folder, 'connection');
    writeFileSync(file, `${CONNECTION_STRING};EntityPath=insights-logs-provisioninglogs\n`);
    expect(readConfig({ KAFKA_CONNECTION_STRING_FILE: file, KAFKA_GROUP: 'g' }).kafka).toEqual({
      brokers: ['example.servicebus.windows.net:9093'],
      topic: 'insights-logs-provisioninglogs',
      group: 'g',
      credential: {
        kind: 'plain',
        username: '$ConnectionString',
        password: `${CONNECTION_STRING};EntityPath=insights-logs-provisioninglogs`,
      },
      tls: true,
      ca: undefined,
    });
  });

  it('takes a token from Entra, over TLS', () => {
    const env = {
      KAFKA_BROKERS: 'example.servicebus.windows.net:9093',
      KAFKA_TOPIC: 'hub',
      KAFKA_IDENTITY: 'managed',
    };
    expect(readConfig(env).kafka).toMatchObject({ credential: { kind: 'managed' }, tls: true });
  });

  it('takes a user and a certificate authority, which means TLS', () => {
    const ca = join(folder, 'ca.pem');
    writeFileSync(ca, 'PEM\n');
    const env = { KAFKA_BROKERS: '[::1]:9092', KAFKA_TOPIC: 't', KAFKA_USERNAME: 'u', KAFKA_PASSWORD: 'p' };
    expect(readConfig({ ...env, KAFKA_CA: ca }).kafka).toMatchObject({
      credential: { kind: 'plain', username: 'u', password: 'p' },
      tls: true,
      ca: 'PEM',
    });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['brokers without a port', { KAFKA_BROKERS: 'a', KAFKA_TOPIC: 't' }, /KAFKA_BROKERS must be host:port/],
    ['no topic', { KAFKA_BROKERS: 'a:1' }, /KAFKA_TOPIC is missing/],
    ['no brokers', { KAFKA_TOPIC: 't' }, /KAFKA_TOPIC is of no use without KAFKA_BROKERS/],
    ['half a user', { KAFKA_BROKERS: 'a:1', KAFKA_TOPIC: 't', KAFKA_USERNAME: 'u' }, /set both/],
    [
      'two credentials',
      { KAFKA_CONNECTION_STRING: CONNECTION_STRING, KAFKA_TOPIC: 't', KAFKA_USERNAME: 'u' },
      /Set one of KAFKA_CONNECTION_STRING, KAFKA_USERNAME/,
    ],
    [
      'another way to find the identity',
      { KAFKA_BROKERS: 'a:1', KAFKA_TOPIC: 't', KAFKA_IDENTITY: 'default' },
      /managed or workload/,
    ],
    [
      'a token without TLS',
      { KAFKA_BROKERS: 'a:1', KAFKA_TOPIC: 't', KAFKA_IDENTITY: 'managed', KAFKA_TLS: 'false' },
      /without TLS/,
    ],
    [
      'an identity that is not asked for',
      { KAFKA_BROKERS: 'a:1', KAFKA_TOPIC: 't', KAFKA_CLIENT_ID: '8d1f6f0a-2f57-4a9c-9f0a-1b6c7d8e9f10' },
      /set KAFKA_IDENTITY too/,
    ],
    ['a misspelt name', { KAFKA_BROKER: 'a:1' }, /Did you mean KAFKA_BROKERS\?/],
    ['no file', { KAFKA_BROKERS: 'a:1', KAFKA_TOPIC: 't', KAFKA_CA: '/nowhere.pem' }, /KAFKA_CA names a file/],
  ])('is refused with %s', (_, env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  it('never shows a secret', () => {
    const read = () => readConfig({ KAFKA_CONNECTION_STRING: 'Endpoint=nothing;SharedAccessKey=hunter2' });
    expect(read).toThrow(/no Event Hubs connection string/);
    expect(read).not.toThrow(/hunter2/);
  });

  it('passes over what Kubernetes sets for a service called kafka', () => {
    expect(readConfig({ KAFKA_PORT: 'tcp://10.0.0.1:9092', KAFKA_SERVICE_HOST: '10.0.0.1' }).kafka).toBeUndefined();
  });
});
