import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readConfig } from './config.ts';

describe('readConfig', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provlogs-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('needs nothing for a local Elasticsearch', () => {
    expect(readConfig({})).toEqual({
      elasticsearch: { url: 'http://127.0.0.1:9200', auth: undefined, ca: undefined },
      retentionDays: 30,
      kafka: undefined,
    });
  });

  it('reads secrets from files, without the line end', () => {
    const file = join(folder, 'key');
    writeFileSync(file, 'c2VjcmV0\n');
    expect(readConfig({ ELASTICSEARCH_API_KEY_FILE: file }).elasticsearch.auth).toEqual({ apiKey: 'c2VjcmV0' });
  });

  it('lists everything wrong at once', () => {
    const read = () =>
      readConfig({
        ELASTICSEARCH_URL: 'elastic:9200',
        ELASTICSEARCH_APIKEY: 'x',
        ELASTICSEARCH_USERNAME: 'u',
        ELASTICSEARCH_CA: join(folder, 'none.pem'),
        RETENTION_DAYS: '1.5',
      });
    expect(read).toThrow(/ELASTICSEARCH_URL must be an http/);
    expect(read).toThrow(/ELASTICSEARCH_APIKEY is not a setting.*Did you mean ELASTICSEARCH_API_KEY\?/);
    expect(read).toThrow(/set both/);
    expect(read).toThrow(/none\.pem/);
    expect(read).toThrow(/RETENTION_DAYS/);
  });

  it('never shows a secret', () => {
    const file = join(folder, 'password');
    writeFileSync(file, 'hunter2');
    const read = () =>
      readConfig({ ELASTICSEARCH_PASSWORD_FILE: file, ELASTICSEARCH_PASSWORD: 'hunter3', ELASTICSEARCH_API_KEY: '' });
    expect(read).toThrow(/keep one/);
    expect(read).not.toThrow(/hunter/);
  });

  it('passes over what Kubernetes sets for a service called elasticsearch', () => {
    const links = { ELASTICSEARCH_PORT: 'tcp://10.0.0.1:9200', ELASTICSEARCH_SERVICE_HOST: '10.0.0.1' };
    expect(() => readConfig({ ...links, ELASTICSEARCH_PORT_9200_TCP_ADDR: '10.0.0.1' })).not.toThrow();
  });
});
