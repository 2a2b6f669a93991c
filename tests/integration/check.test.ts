import { Client } from '@elastic/elasticsearch';
import { RECORD_INDEX_PATTERN } from '@provlogs/schema/indices';

import { graphRecord, hoursAgo } from './graphRecords.ts';
import { deleteIndices } from './indices.ts';
import { provlogs } from './provlogs.ts';

describe('provlogs check', () => {
  const client = new Client({ node: process.env.ELASTICSEARCH_URL ?? '' });
  beforeEach(async () => {
    expect(await provlogs(['setup'])).toMatchObject({ code: 0 });
    await deleteIndices(client);
  });
  afterAll(() => client.close());

  it('says what is there', async () => {
    await provlogs(['import', '-'], {
      input: JSON.stringify(graphRecord({ id: 'x', activityDateTime: hoursAgo(1) })),
    });
    await client.indices.refresh({ index: RECORD_INDEX_PATTERN });
    const result = await provlogs(['check']);
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/ok {4}Elasticsearch answers at/);
    expect(result.stdout).toMatch(/ok {4}1 daily indices with our mappings/);
    expect(result.stdout).toMatch(/ok {4}1 records, the newest \d+ minutes old/);
  });

  it('says what is missing and which command helps', async () => {
    await client.indices.deleteIndexTemplate({ name: 'provisioning-rejects' });
    const result = await provlogs(['check']);
    await provlogs(['setup']);
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('WRONG The index template "provisioning-rejects" is missing\n      Run as an');
  });
});
