import http from 'node:http';

import { TEMPLATE_VERSION } from '@provlogs/schema/templateVersion';

/*
 * Speaks as much of Elasticsearch as bulk indexing needs and forgets what it gets, so that a client's own speed can be
 * seen: `node sink.mjs`, then `ready http://127.0.0.1:PORT`. GET /_counted gives the documents so far.
 */

const NEWLINE = 0x0a;
let documents = 0;

const server = http.createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = answer(request.method ?? '', request.url ?? '', Buffer.concat(chunks));
    response.writeHead(200, {
      'content-type': 'application/json',
      'x-elastic-product': 'Elasticsearch',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`ready http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
process.once('SIGTERM', () => process.exit());

function answer(method: string, url: string, body: Buffer): string {
  const [path = '', query = ''] = url.split('?');
  const name = path.split('/')[1] ?? '';
  if (path.endsWith('/_bulk')) {
    return bulkAnswer(body, new URLSearchParams(query).has('filter_path'));
  }
  if (path === '/_counted') {
    return JSON.stringify({ documents });
  }
  if (path.endsWith('/_search')) {
    return JSON.stringify({ aggregations: { time: { buckets: [{ from: Date.now() }] } } });
  }
  if (path.startsWith('/_index_template')) {
    return JSON.stringify({ index_templates: [{ index_template: { version: TEMPLATE_VERSION } }] });
  }
  if (path.startsWith('/_ilm')) {
    return JSON.stringify({ operation_mode: 'RUNNING' });
  }
  if (path.endsWith('/_mapping')) {
    return JSON.stringify({ [name]: { mappings: { dynamic: 'false' } } });
  }
  return JSON.stringify(method === 'PUT' ? { acknowledged: true, shards_acknowledged: true, index: name } : {});
}

/** As Elasticsearch answers when all documents are new; with a filter path only what the worker asks for. */
function bulkAnswer(body: Buffer, isFiltered: boolean): string {
  const items: string[] = [];
  for (let start = 0; start < body.length;) {
    const end = body.indexOf(NEWLINE, start);
    const { _index, _id }: { _index: string; _id: string } = JSON.parse(body.toString('latin1', start, end)).create;
    items.push(
      isFiltered
        ? '{"create":{"status":201}}'
        : `{"create":{"_index":"${_index}","_id":"${_id}","_version":1,"result":"created",` +
            `"_shards":{"total":2,"successful":1,"failed":0},"_seq_no":${documents},"_primary_term":1,"status":201}}`
    );
    documents++;
    const lineEnd = body.indexOf(NEWLINE, end + 1);
    start = lineEnd < 0 ? body.length : lineEnd + 1;
  }
  return `{${isFiltered ? '' : '"took":1,'}"errors":false,"items":[${items.join(',')}]}`;
}
