import { createServer } from 'node:http';

import { Client } from '@elastic/elasticsearch';
import { RECORD_INDEX_PATTERN } from '@provlogs/schema/indices';

import { listening } from '../fixtures/listening.ts';
import { graphRecord, hoursAgo } from './graphRecords.ts';
import { deleteIndices } from './indices.ts';
import { provlogs } from './provlogs.ts';

describe('the command line refuses with exit code 2 and one sentence', () => {
  const client = new Client({ node: process.env.ELASTICSEARCH_URL ?? '' });
  const oneSentence = /^[^\n]+\n$/;

  beforeAll(async () => {
    expect(await provlogs(['setup'])).toMatchObject({ code: 0 });
  });
  beforeEach(() => deleteIndices(client));
  afterAll(() => client.close());

  it('when Elasticsearch does not answer', async () => {
    const result = await provlogs(['import', '-'], { env: { ELASTICSEARCH_URL: 'http://127.0.0.1:9' } });
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(oneSentence);
    expect(result.stderr).toContain('does not answer at http://127.0.0.1:9');
  });

  it('when it refuses the credentials, without showing them', async () => {
    const server = createServer((_, response) => {
      // Elasticsearch's other replies have a header with its name.
      response
        .writeHead(401, { 'content-type': 'application/json' })
        .end('{"error":{"type":"security_exception","reason":"no"},"status":401}');
    });
    const url = `http://127.0.0.1:${await listening(server)}`;
    const env = { ELASTICSEARCH_URL: url, ELASTICSEARCH_API_KEY: 'c2VjcmV0LWtleQ==' };
    for (const command of [['import', '-'], ['setup'], ['check']]) {
      const result = await provlogs(command, { env });
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(result.stderr).toMatch(oneSentence);
      expect(result.stderr).toContain('refused the credentials');
      expect(result.stderr).not.toContain('c2VjcmV0');
    }
    await new Promise((resolve) => server.close(resolve));
  });

  it('when the template is missing, and leaves nothing half done', async () => {
    await client.indices.deleteIndexTemplate({ name: 'provisioning-logs' });
    const input = JSON.stringify(graphRecord({ id: 'x', activityDateTime: hoursAgo(1) }));
    const result = await provlogs(['import', '-'], { input });
    await provlogs(['setup']);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(oneSentence);
    expect(result.stderr).toContain('provlogs setup');
    expect(Object.keys(await client.indices.get({ index: RECORD_INDEX_PATTERN }))).toEqual([]);
  });

  it('when an index was made without the template', async () => {
    const index = `provisioning-logs-${hoursAgo(1).slice(0, 10).replaceAll('-', '.')}`;
    await client.indices.deleteIndexTemplate({ name: 'provisioning-logs' });
    await client.indices.create({ index });
    await provlogs(['setup']);
    const input = JSON.stringify(graphRecord({ id: 'x', activityDateTime: hoursAgo(1) }));
    const result = await provlogs(['import', '-'], { input });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(`The index "${index}" was made without our index template`);
    expect((await provlogs(['check'])).stdout).toContain(`WRONG "${index}" was made without our index template`);
  });

  it('when the configuration is wrong', async () => {
    const result = await provlogs(['import', '-'], { env: { ELASTICSEARCH_KEY: 'x' } });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('ELASTICSEARCH_KEY is not a setting of provlogs');
  });

  it('when called wrongly, and names what it does not know', async () => {
    expect(await provlogs(['import'])).toMatchObject({ code: 2 });
    expect(await provlogs(['import', '--wrong', 'file'])).toEqual({
      code: 2,
      stdout: '',
      stderr: "error: unknown option '--wrong'\n",
    });
    expect(await provlogs(['improt'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean import?'),
    });
  });
});

it('the command line says its version and what it can do', async () => {
  expect(await provlogs(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  const help = await provlogs(['--help']);
  expect(help).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Usage: provlogs /) });
});
