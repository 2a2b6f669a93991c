import http from 'node:http';

/** Posts bulk bodies, so many at a time. Retries nothing: throws when Elasticsearch does not take every document. */
export class BulkPoster {
  readonly #url: string;
  readonly #atATime: number;
  readonly #agent: http.Agent;
  readonly #underWay = new Set<Promise<void>>();

  constructor(url: string, atATime: number) {
    this.#url = url;
    this.#atATime = atATime;
    this.#agent = new http.Agent({ keepAlive: true, maxSockets: atATime });
  }

  /** Resolves when the next one may come. */
  async send(body: Buffer): Promise<void> {
    while (this.#underWay.size >= this.#atATime) {
      await Promise.race(this.#underWay);
    }
    const sent = this.#post(body).finally(() => this.#underWay.delete(sent));
    this.#underWay.add(sent);
  }

  async end(): Promise<void> {
    await Promise.all(this.#underWay);
    this.#agent.destroy();
  }

  async #post(body: Buffer): Promise<void> {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const headers = { 'content-type': 'application/x-ndjson', 'content-length': body.length };
      http
        // Only whether all went well: the least that a reply can be.
        .request(`${this.#url}/_bulk?filter_path=errors`, { method: 'POST', agent: this.#agent, headers }, resolve)
        .once('error', reject)
        .end(body);
    });
    const chunks: Buffer[] = [];
    for await (const chunk of response) {
      chunks.push(chunk);
    }
    const reply = Buffer.concat(chunks).toString();
    const { errors }: { errors: unknown } = JSON.parse(reply);
    if (errors !== false) {
      throw new Error(`Elasticsearch did not take every document: ${reply.slice(0, 500)}`);
    }
  }
}
