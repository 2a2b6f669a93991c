import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from '@elastic/elasticsearch';
import { HEARTBEAT_INDEX, RECORD_INDEX_PREFIX, STATE_INDEX } from '@provlogs/schema/indices';
import {
  INSTALLER_PRIVILEGES,
  type Privileges,
  READER_PRIVILEGES,
  writerPrivileges,
} from '@provlogs/schema/privileges';

import { FAILED_RETRY } from '../fixtures/provisioningRecords.ts';
import { dataFolder, type RunningEngine, startEngine } from './engine.ts';
import { provlogs } from './provlogs.ts';

// The one user that the engine with security comes with.
const ADMIN = { username: 'admin', password: 'only-for-tests' };
const INSTALLER = { username: 'installer', password: 'not-a-secret' };

const NOW = new Date().toISOString();
const REJECTS = 'provisioning-rejects-kept';
const TODAY = `${RECORD_INDEX_PREFIX}${NOW.slice(0, 10).replaceAll('-', '.')}`;

describe('least privilege, with the real security', () => {
  const { dataDir, remove } = dataFolder();
  const clients: Client[] = [];
  let engine: RunningEngine | undefined;
  let admin = new Client({ node: 'http://127.0.0.1:9' });

  function connect(auth: { apiKey: string } | typeof ADMIN): Client {
    const client = new Client({ node: engine?.address ?? '', auth, maxRetries: 0 });
    clients.push(client);
    return client;
  }

  function credentials(auth: { apiKey: string } | typeof ADMIN): Record<string, string> {
    const url = { ELASTICSEARCH_URL: engine?.address ?? '' };
    return 'apiKey' in auth
      ? { ...url, ELASTICSEARCH_API_KEY: auth.apiKey }
      : { ...url, ELASTICSEARCH_USERNAME: auth.username, ELASTICSEARCH_PASSWORD: auth.password };
  }

  async function keyWith({ cluster, indices }: Privileges): Promise<string> {
    const role = { cluster, indices };
    return (await admin.security.createApiKey({ name: 'test', role_descriptors: { role } })).encoded;
  }

  beforeAll(async () => {
    engine = await startEngine('elasticsearch-security', { port: 0, dataDir, heap: '512m' });
    admin = connect(ADMIN);
    const { cluster, indices } = INSTALLER_PRIVILEGES;
    await admin.security.putRole({ name: 'provlogs-installer', cluster, indices });
    await admin.security.putUser({ ...INSTALLER, roles: ['provlogs-installer'] });
    expect(await provlogs(['setup'], { env: credentials(INSTALLER) })).toMatchObject({ code: 0 });
  }, 400_000);
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await engine?.stop();
    remove();
  });

  it('says of credentials that are wrong or missing what they are, not that this is no Elasticsearch', async () => {
    for (const env of [credentials({ apiKey: 'bm86a2V5' }), { ELASTICSEARCH_URL: engine?.address ?? '' }]) {
      for (const command of [['check'], ['setup'], ['import', '-']]) {
        expect(await provlogs(command, { env, input: JSON.stringify(FAILED_RETRY) })).toMatchObject({
          code: 2,
          stderr: expect.stringContaining('refused the credentials. Set ELASTICSEARCH_API_KEY'),
        });
      }
    }
  });

  it('makes working keys, shown once, with no more rights than the installer has', async () => {
    const made = await provlogs(['setup', '--keys'], { env: credentials(INSTALLER) });
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const writer = /^ {4}ELASTICSEARCH_API_KEY=(\S+)$/m.exec(made.stdout)?.[1] ?? '';
    const reader = /^ {4}ELASTICSEARCH_READ_API_KEY=(\S+)$/m.exec(made.stdout)?.[1] ?? '';

    const input = JSON.stringify({ ...FAILED_RETRY, id: 'first', activityDateTime: NOW });
    const read = await provlogs(['import', '-'], { env: credentials({ apiKey: writer }), input });
    expect(read).toMatchObject({ code: 0, stdout: 'read 1 = indexed 1 + duplicate 0 + rejected 0 + too old 0\n' });
    await admin.indices.refresh({ index: TODAY });

    const asWriter = await provlogs(['check'], { env: credentials({ apiKey: writer }) });
    expect(asWriter.stdout).toContain('ok    These credentials can do what the writer needs, and no more');
    expect(asWriter.stdout).toContain('ok    Index template "provisioning-logs"');
    // Elasticsearch answers a search that is not allowed with 0 records here, which must not pass for none.
    expect(asWriter.stdout).toContain('?     Not looked at, these credentials may not read provisioning-logs-*\n');
    expect(asWriter.stdout).toContain('?     Not looked at, these credentials may not read provisioning-rejects-*\n');
    expect(asWriter.code).toBe(0);
    const status = await provlogs(['status'], { env: credentials({ apiKey: writer }) });
    expect(status.stdout).toContain('Records\n  ? these credentials may not read provisioning-logs-*\n');
    expect(status.stdout).toContain('day\n  ? these credentials may not read provisioning-rejects-*\n');
    const asReader = await provlogs(['check', '--for', 'reader'], { env: credentials({ apiKey: reader }) });
    expect(asReader.stdout).toContain('ok    These credentials can do what the reader needs, and no more');
    expect(asReader.stdout).toContain('ok    1 records');
    expect(asReader.code).toBe(0);
  });

  it('says what credentials lack, and what they can do beyond their part', async () => {
    const reader = await keyWith(READER_PRIVILEGES);
    const lacking = await provlogs(['check'], { env: credentials({ apiKey: reader }) });
    expect(lacking.code).toBe(1);
    expect(lacking.stdout).toContain(
      'WRONG These credentials lack what the writer needs: monitor on the cluster, create_doc'
    );
    const powerful = await provlogs(['check'], { env: credentials(ADMIN) });
    expect(powerful.stdout).toMatch(/warn {2}These credentials can do more than the writer should: .*delete on prov/);
    expect(powerful.stdout).toMatch(/manage_security on the cluster/);
    expect(powerful.code).toBe(0);
  });

  it('keeps keys in files, and makes new ones only for those that no longer work', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'provlogs-keys-'));
    const env = credentials(INSTALLER);
    const file = (part: string) => readFileSync(join(folder, `${part}-api-key`), 'utf8');
    await provlogs(['setup', '--keys-to', folder], { env });
    const [writer, reader] = [file('writer'), file('reader')];
    const id = Buffer.from(reader, 'base64').toString().split(':')[0] ?? '';
    await admin.security.invalidateApiKey({ ids: [id] });
    const again = await provlogs(['setup', '--keys-to', folder], { env });
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toMatch(/kept the key in .*writer-api-key, for the worker\n {2}new key in .*reader-api-key/);
    expect(again.stdout).not.toContain(file('reader').trim());
    expect(file('writer')).toBe(writer);
    expect(file('reader')).not.toBe(reader);
    rmSync(folder, { recursive: true });
  });

  it('says that a key cannot make keys, and that there is no security to make them in', async () => {
    const apiKey = await keyWith(INSTALLER_PRIVILEGES);
    const derived = await provlogs(['setup', '--keys'], { env: credentials({ apiKey }) });
    expect(derived.code).toBe(2);
    expect(derived.stderr).toMatch(/^An API key cannot make keys\. Sign in as a user: [^\n]+\n$/);
    const open = await provlogs(['setup', '--keys']);
    expect(open.code).toBe(2);
    expect(open.stderr).toMatch(/^This cluster makes no API keys [^\n]+ Security is off there[^\n]+\n$/);
    expect((await provlogs(['check'])).stdout).toContain('warn  Security is off in this cluster: whoever reaches it');
  });

  /** What can be tried, and who may. `writer` is the one of a cluster with ILM. */
  const document = { '@timestamp': NOW };
  const attempts: Array<[string, (client: Client) => Promise<unknown>, string[]]> = [
    [
      'add a record',
      (client) => client.create({ index: TODAY, id: `${Math.random()}`, document }),
      ['writer', 'writerNoIlm'],
    ],
    [
      "make a day's index",
      (client) => client.indices.create({ index: `${TODAY}-${client.name.toString()}` }),
      ['writer', 'writerNoIlm'],
    ],
    ['see mappings', (client) => client.indices.getMapping({ index: TODAY }), ['writer', 'writerNoIlm', 'reader']],
    [
      'see templates',
      (client) => client.indices.getIndexTemplate({ name: 'provisioning-logs' }),
      ['writer', 'writerNoIlm'],
    ],
    ['read records', (client) => client.search({ index: TODAY }), ['reader']],
    ['read rejects', (client) => client.search({ index: REJECTS }), ['reader']],
    ['read heartbeats', (client) => client.search({ index: HEARTBEAT_INDEX }), ['reader']],
    ['overwrite a record', (client) => client.index({ index: TODAY, id: 'kept', document }), []],
    ['change a record', (client) => client.update({ index: TODAY, id: 'kept', doc: { a: 1 } }), []],
    ['delete a record', (client) => client.delete({ index: TODAY, id: 'kept' }), []],
    ['delete an index', (client) => client.indices.delete({ index: `${TODAY}-spare` }), ['writerNoIlm']],
    // Elasticsearch 8 lets whoever may add documents add to a mapping, too; 9 does not.
    [
      'change a mapping',
      (client) => client.indices.putMapping({ index: TODAY, properties: { a: { type: 'keyword' } } }),
      ['writer', 'writerNoIlm'],
    ],
    [
      'change a template',
      (client) => client.indices.putIndexTemplate({ name: 'other', index_patterns: ['other-*'] }),
      [],
    ],
    ['make a key', (client) => client.security.createApiKey({ name: 'other' }), []],
    ['read another index', (client) => client.search({ index: 'secrets' }), []],
    ['write to another index', (client) => client.create({ index: 'secrets', id: '1', document }), []],
    [
      'note how far it has read',
      (client) => client.index({ index: STATE_INDEX, id: 'a', document: {} }),
      ['writer', 'writerNoIlm'],
    ],
    ['read how far it had read', (client) => client.get({ index: STATE_INDEX, id: 'kept' }), ['writer', 'writerNoIlm']],
    [
      'overwrite its heartbeat',
      (client) => client.index({ index: HEARTBEAT_INDEX, id: 'a', document }),
      ['writer', 'writerNoIlm'],
    ],
    ['delete its notes', (client) => client.indices.delete({ index: STATE_INDEX }), []],
  ];

  it.each([
    ['writer', writerPrivileges({ ilm: true })],
    ['writerNoIlm', writerPrivileges({ ilm: false })],
    ['reader', READER_PRIVILEGES],
  ])(
    'lets the %s do what it has to, and refuses the rest',
    async (part, privileges) => {
      await admin.index({ index: TODAY, id: 'kept', document, refresh: true });
      await admin.index({ index: STATE_INDEX, id: 'kept', document: {} });
      await admin.index({ index: REJECTS, id: 'kept', document });
      await admin.index({ index: 'secrets', id: 'kept', document });
      await admin.indices.create({ index: `${TODAY}-spare` }, { ignore: [400] });
      const apiKey = await keyWith(privileges);
      const client = new Client({
        node: engine?.address ?? '',
        auth: { apiKey },
        maxRetries: 0,
        name: part.toLowerCase(),
      });
      clients.push(client);
      const allowed: string[] = [];
      for (const [name, attempt] of attempts) {
        const refused = await attempt(client).then(
          () => undefined,
          (error: unknown) => error
        );
        if (refused === undefined) {
          allowed.push(name);
        } else {
          expect(refused).toMatchObject({ meta: { statusCode: 403 } });
        }
      }
      expect(allowed).toEqual(attempts.flatMap(([name, , parts]) => (parts.includes(part) ? [name] : [])));
      expect(await admin.get({ index: TODAY, id: 'kept' })).toMatchObject({
        _version: expect.any(Number),
        found: true,
      });
    },
    60_000
  );

  it("Docker's setup: the password of Kibana's own user and the keys, made once and kept", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'provlogs-setup-'));
    const passwords = { admin: join(folder, 'admin'), kibana: join(folder, 'kibana') };
    writeFileSync(passwords.admin, `${ADMIN.password}\n`);
    writeFileSync(passwords.kibana, 'of-kibana-itself\n');
    const setUp = () =>
      spawnSync(process.execPath, ['provisioning/docker/setup.mjs'], {
        env: {
          PATH: process.env.PATH,
          PROVLOGS_CLI: 'ingest/bin/provlogs.js',
          ELASTICSEARCH_URL: engine?.address,
          ELASTICSEARCH_USERNAME: ADMIN.username,
          ELASTICSEARCH_PASSWORD_FILE: passwords.admin,
          KIBANA_PASSWORD_FILE: passwords.kibana,
          KEYS: folder,
        },
        encoding: 'utf8',
      });
    const key = () => readFileSync(join(folder, 'writer-api-key'), 'utf8').trim();

    const first = setUp();
    expect(first).toMatchObject({ status: 0, stderr: '' });
    const made = key();
    expect(setUp()).toMatchObject({ status: 0 });
    expect(key()).toBe(made);
    expect(first.stdout).not.toContain(made);
    const check = await provlogs(['check'], { env: credentials({ apiKey: made }) });
    expect(check.stdout).toContain('ok    These credentials can do what the writer needs, and no more');
    const kibana = connect({ username: 'kibana_system', password: 'of-kibana-itself' });
    expect((await kibana.security.authenticate()).username).toBe('kibana_system');

    writeFileSync(passwords.admin, 'wrong');
    expect(setUp()).toMatchObject({ status: 1, stderr: expect.stringContaining('did not take the password') });
    rmSync(folder, { recursive: true });
  });
});
