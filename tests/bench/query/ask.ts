import http from 'node:http';
import { stringify } from 'node:querystring';
import { gunzipSync } from 'node:zlib';

import { type JsonObject } from '@provlogs/schema/record';
import * as v from 'valibot';

const INDEX = 'provisioning-logs-*';

/** What one asking took, and what came over the wire, gzipped as Grafana asks for it. */
export interface Answer {
  milliseconds: number;
  bytes: number;
  /** How many bytes of JSON that was. */
  unpacked: number;
}

/** A client that asks one question after the other. */
export class Asker {
  readonly #url: string;
  readonly #agent = new http.Agent({ keepAlive: true });

  readonly #cache: { request_cache?: false };

  /** `isCached`: results may come from Elasticsearch's cache of requests. */
  constructor(url: string, { isCached = false } = {}) {
    this.#url = url;
    this.#cache = isCached ? {} : { request_cache: false };
  }

  /** As our data source asks. */
  search(body: JsonObject): Promise<Answer> {
    return this.#post(`/${INDEX}/_search?${stringify(this.#cache)}`, JSON.stringify(body));
  }

  /** As Grafana's Elasticsearch data source asks. */
  multiSearch(bodies: readonly JsonObject[]): Promise<Answer> {
    const header = { search_type: 'query_then_fetch', ignore_unavailable: true, index: INDEX, ...this.#cache };
    const lines = bodies.flatMap((body) => [header, body]);
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    return this.#post('/_msearch?max_concurrent_shard_requests=5', text);
  }

  close(): void {
    this.#agent.destroy();
  }

  async #post(path: string, body: string): Promise<Answer> {
    const began = performance.now();
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const headers = { 'content-type': 'application/x-ndjson', 'accept-encoding': 'gzip' };
      http
        .request(this.#url + path, { method: 'POST', agent: this.#agent, headers }, resolve)
        .once('error', reject)
        .end(body);
    });
    const chunks: Buffer[] = [];
    for await (const chunk of response) {
      chunks.push(chunk);
    }
    const milliseconds = performance.now() - began;
    const received = Buffer.concat(chunks);
    const json = response.headers['content-encoding'] === 'gzip' ? gunzipSync(received) : received;
    if (response.statusCode !== 200 || !isWhole(JSON.parse(json.toString()))) {
      throw new Error(`Elasticsearch answers ${response.statusCode}: ${json.toString('utf8', 0, 2000)}`);
    }
    return { milliseconds, bytes: received.length, unpacked: json.length };
  }
}

const whole = v.object({ timed_out: v.literal(false), _shards: v.object({ failed: v.literal(0) }) });
const answered = v.union([whole, v.object({ responses: v.array(whole) })]);

/** An answer of all shards, or several; `_msearch` says 200 whatever became of its searches. */
function isWhole(answer: unknown): boolean {
  return v.is(answered, answer);
}
