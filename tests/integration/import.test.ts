import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { Client } from '@elastic/elasticsearch';
import type { ProvisioningDocument } from '@provlogs/schema/document';
import { graphRecordOf } from '@provlogs/schema/graphRecord';
import { RECORD_INDEX_PATTERN, REJECT_INDEX_PATTERN } from '@provlogs/schema/indices';

import fc from 'fast-check';

import { toGraphRecord } from '../../ingest/src/normalize/normalize.ts';
import { renderDiagnostic } from '../fixtures/diagnosticRendering.ts';
import { FAILED_RETRY } from '../fixtures/provisioningRecords.ts';
import { canonicalJson, wildRecord } from '../fixtures/recordArbitraries.ts';
import { wrongClockEnv } from '../fixtures/wrongClock.ts';
import { graphRecord, hoursAgo } from './graphRecords.ts';
import { deleteIndices } from './indices.ts';
import { provlogs } from './provlogs.ts';

interface Reject {
  kind: string;
  reason: string;
  source: { name: string; position: string };
  raw: string;
}

describe('provlogs import', () => {
  const client = new Client({ node: process.env.ELASTICSEARCH_URL ?? '' });
  const folder = mkdtempSync(join(tmpdir(), 'provlogs-import-'));
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  beforeAll(async () => {
    expect(await provlogs(['setup'])).toMatchObject({ code: 0 });
  });
  beforeEach(async () => {
    await deleteIndices(client);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await client.close();
  });

  /** The mappings of an index for records that nothing has been written to yet, or of the one there is. */
  async function mappings(): Promise<unknown> {
    const index = `provisioning-logs-${hoursAgo(1).slice(0, 10).replaceAll('-', '.')}`;
    await client.indices.create({ index }, { ignore: [400] });
    return (await client.indices.getMapping({ index }))[index]?.mappings;
  }

  async function documents(): Promise<ProvisioningDocument[]> {
    await client.indices.refresh({ index: RECORD_INDEX_PATTERN });
    const { hits } = await client.search<ProvisioningDocument>({
      index: RECORD_INDEX_PATTERN,
      size: 1000,
      sort: ['@timestamp', 'event.id'],
    });
    return hits.hits.flatMap(({ _source: source }) => (source === undefined ? [] : [source]));
  }

  async function rejects(): Promise<Reject[]> {
    await client.indices.refresh({ index: REJECT_INDEX_PATTERN });
    const { hits } = await client.search<Reject>({ index: REJECT_INDEX_PATTERN, size: 1000 });
    return hits.hits.flatMap(({ _source: source }) => (source === undefined ? [] : [source]));
  }

  it('reads the same file three times and keeps each record once', async () => {
    const records = [1, 2, 3].map((n) => graphRecord({ id: `r${n}`, activityDateTime: hoursAgo(n) }));
    const path = file('page.json', JSON.stringify({ '@odata.context': 'c', value: records }));
    const first = await provlogs(['import', path]);
    expect(first).toMatchObject({
      code: 0,
      stdout: 'read 3 = indexed 3 + duplicate 0 + rejected 0 + too old 0\n',
    });
    expect(first.stderr).toMatch(/3 records read, 3 indexed, \d+ records\/s/);
    const again = await provlogs(['import', path, path]);
    expect(again.stdout).toBe('read 6 = indexed 0 + duplicate 6 + rejected 0 + too old 0\n');
    expect(await documents()).toHaveLength(3);
  });

  it.each([40, -40])("judges a record's age by Elasticsearch's clock: the host's is %d days off", async (days) => {
    const path = file('clock.json', JSON.stringify([graphRecord({ id: 'now', activityDateTime: hoursAgo(1) })]));
    const { stdout } = await provlogs(['import', path], { env: wrongClockEnv(days * 86_400_000) });
    expect(stdout).toContain('read 1 = indexed 1 + duplicate 0 + rejected 0 + too old 0');
  });

  it('keeps a record once that comes in both shapes', async () => {
    const record = { id: 'both', activityDateTime: hoursAgo(1) };
    const graph = file('graph.ndjson', `${JSON.stringify(graphRecord(record))}\n`);
    const stream = file(
      'batch.json.gz',
      gzipSync(JSON.stringify({ records: [renderDiagnostic({ ...FAILED_RETRY, ...record }, '.1234567', () => 0)] }))
    );
    const result = await provlogs(['import', graph, stream]);
    expect(result.stdout).toBe('read 2 = indexed 1 + duplicate 1 + rejected 0 + too old 0\n');
    expect(await documents()).toHaveLength(1);
  });

  it('makes a daily index by the day of the activity, with our mappings', async () => {
    const path = file(
      'two-days.ndjson',
      [hoursAgo(1), hoursAgo(49)]
        .map((activityDateTime, n) => JSON.stringify(graphRecord({ id: `d${n}`, activityDateTime })))
        .join('\n')
    );
    await provlogs(['import', path]);
    const mappings = await client.indices.getMapping({ index: RECORD_INDEX_PATTERN });
    const day = (hours: number) => `provisioning-logs-${hoursAgo(hours).slice(0, 10).replaceAll('-', '.')}`;
    expect(Object.keys(mappings).sort()).toEqual([day(49), day(1)]);
    for (const { mappings: mapping } of Object.values(mappings)) {
      expect(mapping.dynamic).toBe('false');
      // The field that alert rules count distinct identities by.
      expect(mapping.properties?.provisioning).toMatchObject({
        properties: { identity: { properties: { id: { type: 'keyword' } } } },
      });
    }
  });

  it('indexes the good, keeps the bad with reason and position, and says how many', async () => {
    const good = graphRecord({ id: 'good', activityDateTime: hoursAgo(1) });
    const lines = [
      JSON.stringify(good),
      '{"id":"broken","activityDateTime":',
      JSON.stringify(graphRecord({ id: '', activityDateTime: hoursAgo(1) })),
      JSON.stringify({ ...good, id: 'no-time', activityDateTime: null }),
      JSON.stringify({
        category: 'ProvisioningLogs',
        resourceId: '/x/Microsoft.DevOpsInfrastructure/pools/p',
        properties: {},
      }),
      JSON.stringify(graphRecord({ id: 'tomorrow', activityDateTime: hoursAgo(-48) })),
      JSON.stringify(graphRecord({ id: 'old', activityDateTime: hoursAgo(24 * 40) })),
      '"text"',
    ];
    const path = file('mixed.ndjson', lines.join('\n'));
    const result = await provlogs(['import', path]);
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('read 8 = indexed 1 + duplicate 0 + rejected 6 + too old 1\n');
    expect(result.stdout).toMatch(/Rejected: .*Kept with reason and position in provisioning-rejects-\*\./);
    const kept = await rejects();
    expect(kept.map(({ source }) => source.position).sort()).toEqual([2, 3, 4, 5, 6, 8].map((line) => `line ${line}`));
    for (const { reason, raw, source } of kept) {
      expect(reason).toMatch(/^[A-Z].*\.$/s);
      expect(source.name).toBe(path);
      expect(lines).toContain(raw);
    }
    expect((await documents()).map(({ event }) => event.id)).toEqual(['good']);
  });

  it('keeps the same bad input once', async () => {
    const path = file('bad.ndjson', 'nonsense\n');
    await provlogs(['import', path]);
    await provlogs(['import', path]);
    expect(await rejects()).toHaveLength(1);
  });

  it('indexes a record of 5 MB and one with 1,000 steps, whole', async () => {
    const value = 'x'.repeat(5 * 1024 * 1024);
    const huge = graphRecord({
      id: 'huge',
      activityDateTime: hoursAgo(1),
      modifiedProperties: [{ displayName: 'photo', oldValue: null, newValue: value }],
    });
    const step = {
      name: 's',
      description: 'd',
      provisioningStepType: 'export',
      status: 'success',
      details: { a: 'b' },
    };
    const long = graphRecord({
      id: 'long',
      activityDateTime: hoursAgo(2),
      provisioningSteps: Array.from({ length: 1000 }, () => step),
    });
    const result = await provlogs(['import', '-'], { input: JSON.stringify([huge, long]) });
    expect(result.stdout).toBe('read 2 = indexed 2 + duplicate 0 + rejected 0 + too old 0\n');
    const [first, second] = await documents();
    expect(first?.provisioning.steps).toHaveLength(1000);
    expect(second?.provisioning.modified_properties?.[0]?.new_value).toBe(value);
  });

  it('stores and finds hostile names literally', async () => {
    const names = [
      '<img src=x onerror=alert(1)>',
      '=1+1',
      '\u202eevil',
      'a"b\\c',
      '日本',
      '__proto__',
      '\u0000\u001b[31m',
    ];
    const records = names.map((displayName, n) =>
      graphRecord({ id: `h${n}`, activityDateTime: hoursAgo(1), sourceIdentity: { id: `i${n}`, displayName } })
    );
    await provlogs(['import', '-'], { input: JSON.stringify(records) });
    await client.indices.refresh({ index: RECORD_INDEX_PATTERN });
    for (const name of names) {
      const query = { term: { 'provisioning.identity.name': name } };
      expect((await client.count({ index: RECORD_INDEX_PATTERN, query })).count).toBe(1);
    }
  });

  it('gives back every record as it was, whatever it holds', async () => {
    const records = fc
      .sample(wildRecord, { seed: 20261123, numRuns: 400 })
      .map((record, n) => ({ ...record, id: `wild-${n}`, activityDateTime: hoursAgo(1) }));
    const before = await mappings();
    const result = await provlogs(['import', '-'], { input: JSON.stringify(records) });
    expect(result.stdout).toBe('read 400 = indexed 400 + duplicate 0 + rejected 0 + too old 0\n');
    const kept = new Map((await documents()).map((document) => [document.event.id, document]));
    for (const record of records) {
      const document = kept.get(record.id);
      const read = toGraphRecord(record);
      expect(document && canonicalJson(graphRecordOf(document))).toBe('record' in read && canonicalJson(read.record));
    }
    // Names inside records never become fields.
    expect(await mappings()).toEqual(before);
  });

  it('keeps a record that is nested without end, and reads on', async () => {
    const deep = JSON.stringify(graphRecord({ id: 'deep', activityDateTime: hoursAgo(1) })).replace(
      '"jobId"',
      `"deep":${'['.repeat(20_000)}${']'.repeat(20_000)},"jobId"`
    );
    const good = JSON.stringify(graphRecord({ id: 'good', activityDateTime: hoursAgo(1) }));
    for (const input of [`${deep}\n${good}\n`, `[${deep},${good}]`]) {
      await deleteIndices(client);
      const result = await provlogs(['import', '-'], { input });
      expect(result.stdout).toContain(
        'read 2 = indexed 1 + duplicate 0 + rejected 1 + too old 0\nRejected: tooDeep 1.'
      );
      expect((await rejects()).map(({ raw }) => raw.includes('"id":"deep"'))).toEqual([true]);
    }
  });

  it('waits for a cluster that is full, and rejects nothing for it', async () => {
    const full = (value: number | null) =>
      client.cluster.putSettings({ persistent: { 'cluster.max_shards_per_node': value } });
    await client.indices.create({ index: 'other' });
    try {
      await full(1);
      const input = JSON.stringify(graphRecord({ id: 'x', activityDateTime: hoursAgo(1) }));
      const onStderr = (text: string) => text.includes('trying again') && full(null);
      const result = await provlogs(['import', '-'], { input, onStderr });
      expect(result.stderr).toContain('trying again');
      expect(result.stdout).toBe('read 1 = indexed 1 + duplicate 0 + rejected 0 + too old 0\n');
    } finally {
      await full(null);
      await client.indices.delete({ index: 'other' });
    }
  });

  it('says that a list was cut off between two records', async () => {
    const good = JSON.stringify(graphRecord({ id: 'good', activityDateTime: hoursAgo(1) }));
    const result = await provlogs(['import', file('cut.json', `{"value":[${good},`)]);
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('read 2 = indexed 1 + duplicate 0 + rejected 1 + too old 0');
    expect((await rejects())[0]?.reason).toContain('cut off');
  });

  it('reads the other files when one is not there', async () => {
    const path = file('one.ndjson', JSON.stringify(graphRecord({ id: 'one', activityDateTime: hoursAgo(1) })));
    const result = await provlogs(['import', join(folder, 'none.json'), path]);
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('indexed 1');
    expect(result.stdout).toMatch(/Not read: .*none\.json: ENOENT/);
  });
});
