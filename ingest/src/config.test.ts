import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readConfig, variables } from './config.ts';
import { UserError } from './userError.ts';

describe('readConfig', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provlogs-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('needs nothing for a local Elasticsearch', () => {
    expect(readConfig({})).toEqual({
      elasticsearch: { url: 'http://127.0.0.1:9200', auth: undefined, ca: undefined },
      retentionDays: 30,
      httpPort: undefined,
      graph: undefined,
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

  it.each(Object.keys(variables.shape))('says what is wrong with %s when it is empty', (name) => {
    expect(() => readConfig({ [name]: '' })).toThrow(UserError);
    expect(() => readConfig({ [name]: '' })).toThrow(name);
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

  describe('Microsoft Graph', () => {
    const tenant = '8D1F6F0A-2F57-4A9C-9F0A-1B6C7D8E9F10';

    it('takes one way to sign in', () => {
      const env = { GRAPH_TENANT_ID: tenant, GRAPH_CLIENT_ID: tenant, GRAPH_CLIENT_SECRET: 'hunter2' };
      expect(readConfig(env).graph).toEqual({
        url: 'https://graph.microsoft.com',
        tenantId: tenant.toLowerCase(),
        credential: { kind: 'secret', clientId: tenant, clientSecret: 'hunter2' },
        pollSeconds: 60,
        requestsPer10Seconds: 4,
      });
      expect(() => readConfig({ ...env, GRAPH_IDENTITY: 'managed' })).toThrow(/Set one of GRAPH_CLIENT_SECRET/);
      expect(() => readConfig({ ...env, GRAPH_IDENTITY: 'managed' })).not.toThrow(/hunter/);
      expect(() => readConfig({ ...env, GRAPH_CLIENT_ID: undefined })).toThrow(/GRAPH_CLIENT_ID is missing/);
      expect(() => readConfig({ ...env, GRAPH_TENANT_ID: undefined })).toThrow(/GRAPH_TENANT_ID is missing/);
    });

    it('sends no token without TLS, except to this machine', () => {
      expect(() => readConfig({ GRAPH_URL: 'http://graph.example' })).toThrow(/GRAPH_URL must be an https/);
      expect(() => readConfig({ GRAPH_URL: 'http://127.0.0.1:8080' })).not.toThrow();
    });
  });
});
