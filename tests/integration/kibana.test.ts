import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';

import { RECORD_MAPPINGS } from '@provlogs/schema/mappings';
import * as v from 'valibot';

import { listening } from '../fixtures/listening.ts';
import { provlogs } from './provlogs.ts';

const FILE = 'provisioning/kibana/provlogs.ndjson';

const savedObject = v.object({
  type: v.picklist(['index-pattern', 'search', 'visualization', 'dashboard']),
  id: v.pipe(v.string(), v.startsWith('provlogs-')),
  attributes: v.looseObject({ title: v.string() }),
  references: v.array(v.object({ type: v.string(), id: v.string(), name: v.string() })),
});

const parseObjects = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => v.parse(savedObject, JSON.parse(line)));

interface Import {
  url: string | undefined;
  headers: IncomingMessage['headers'];
  fileName: string;
  objects: ReturnType<typeof parseObjects>;
}

/**
 * A server that takes what Kibana's saved objects API documents for an import, and refuses what Kibana refuses. Kibana
 * itself does not run here.
 */
async function startServer(reply: {
  status: number;
  body: unknown;
}): Promise<{ url: string; imports: Import[]; server: Server }> {
  const imports: Import[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void (async () => {
        const type = request.headers['content-type'] ?? '';
        const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
        const file = form.get('file');
        if (request.method !== 'POST' || request.headers['kbn-xsrf'] === undefined || !(file instanceof File)) {
          response.writeHead(400).end('{"statusCode":400}');
          return;
        }
        imports.push({
          url: request.url,
          headers: request.headers,
          fileName: file.name,
          objects: parseObjects(await file.text()),
        });
        response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
      })().catch(() => response.writeHead(500).end());
    });
  });
  return { url: `http://127.0.0.1:${await listening(server)}`, imports, server };
}

describe("Kibana's objects", () => {
  const objects = parseObjects(readFileSync(FILE, 'utf8'));

  it('refer to each other, and to nothing else', () => {
    const known = objects.map(({ type, id }) => `${type}:${id}`);
    expect(new Set(known).size).toBe(known.length);
    for (const { type, id } of objects.flatMap(({ references }) => references)) {
      expect(known).toContain(`${type}:${id}`);
    }
  });

  it.each([
    ...objects.map(({ id, attributes }) => [id, JSON.stringify(attributes)]),
    ['the documentation', readFileSync('docs/kibana.md', 'utf8')],
  ])('show and query fields that are mapped: %s', (_, text = '') => {
    const mapped = fieldNames(RECORD_MAPPINGS.properties, '');
    const used = [
      ...text.matchAll(/(?<![\w.-])(?:provisioning|event|error|organization)\.[a-z_]+(?:\.[a-z_]+)*|@timestamp/g),
    ].map(([name]) => name);
    expect(used.filter((name) => !mapped.includes(name))).toEqual([]);
  });

  it('are imported as the API documents it, into a space, with the credentials of Elasticsearch', async () => {
    const { url, imports, server } = await startServer({
      status: 200,
      body: { success: true, successCount: objects.length },
    });
    const result = await provlogs(['setup', '--kibana', `${url}/base/`, '--space', 'identity team'], {
      env: { ELASTICSEARCH_USERNAME: 'admin', ELASTICSEARCH_PASSWORD: 'hunter2' },
    });
    server.close();
    expect(result).toMatchObject({ code: 0, stdout: expect.stringContaining(`${objects.length} objects in Kibana`) });
    expect(imports).toEqual([
      {
        url: '/base/s/identity%20team/api/saved_objects/_import?overwrite=true',
        headers: expect.objectContaining({ authorization: `Basic ${Buffer.from('admin:hunter2').toString('base64')}` }),
        fileName: 'provlogs.ndjson',
        objects,
      },
    ]);
  });

  it.each([
    ['refused credentials', { status: 403, body: {} }, /refused the credentials \(HTTP 403\).*manage saved objects/],
    ['no such space', { status: 404, body: {} }, /no such space/],
    ['something else', { status: 200, body: { hello: 1 } }, /is not Kibana, or not ready/],
    [
      'objects that it does not take',
      {
        status: 200,
        body: {
          success: false,
          successCount: 3,
          errors: [{ type: 'search', id: 'provlogs-late', error: { type: 'conflict' } }],
        },
      },
      /took 3 of the objects, but not: search "provlogs-late" \(conflict\)/,
    ],
  ])('says what is wrong: %s', async (_, reply, sentence) => {
    const { url, server } = await startServer(reply);
    const result = await provlogs(['setup', '--kibana', url]);
    server.close();
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(sentence);
    expect(result.stderr.trim()).not.toContain('\n');
  });

  it('says that there is no Kibana', async () => {
    const result = await provlogs(['setup', '--kibana', 'http://127.0.0.1:9']);
    expect(result).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^Kibana does not answer at http:\/\/127.0.0.1:9 /),
    });
    expect(await provlogs(['setup', '--kibana', 'kibana:5601'])).toMatchObject({ code: 2 });
  });
});

function fieldNames(properties: object, prefix: string): string[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const inner: unknown =
      typeof property === 'object' && property !== null && 'properties' in property ? property.properties : undefined;
    const below = typeof inner === 'object' && inner !== null ? fieldNames(inner, `${prefix}${name}.`) : [];
    return [`${prefix}${name}`, ...below];
  });
}
