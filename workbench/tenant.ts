import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

import { ROOT } from '../tools/sources.ts';

const PROVLOGS = path.join(ROOT, 'ingest/bin/provlogs.js');
const DAY_MS = 86_400_000;
const HISTORY_DAYS = 30;

/** Enough for every list to have something in it, few enough to be read in seconds. */
const RECORDS_A_DAY = 700;

/** Some records come a day and more late: after a pause this much is read again, and found there already. */
const OVERLAP_MS = 2 * DAY_MS;

/** The made-up tenant, written to Elasticsearch by the worker's own commands. */
export class Tenant {
  readonly #url: string;
  readonly #running = new Set<ChildProcess>();
  #readTo = new Date();

  constructor(url: string) {
    this.#url = url;
  }

  /** Installs the templates and reads what happened since the last start, or 30 days. */
  async readHistory(say: (line: string) => void): Promise<void> {
    await this.#finished(this.#provlogs(['setup'], 'ignore', 'ignore'), 'provlogs setup');
    const newest = await this.#newestRecord();
    this.#readTo = new Date();
    const from = Math.max(this.#readTo.getTime() - HISTORY_DAYS * DAY_MS, (newest ?? 0) - OVERLAP_MS);
    say(
      newest === undefined ? `Reading ${HISTORY_DAYS} days of a made-up tenant …` : 'Reading what happened meanwhile …'
    );
    await this.#read(['--from', new Date(from).toISOString(), '--to', this.#readTo.toISOString()], 'inherit');
  }

  /** Goes on reading as time passes, until `stop`. */
  live(): void {
    // How it ends is of no interest: only `stop` ends it, or Elasticsearch's end, which is noticed elsewhere.
    this.#read(['--from', this.#readTo.toISOString(), '--follow'], 'ignore').catch(() => undefined);
  }

  async stop(): Promise<void> {
    const ended = [...this.#running].map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of this.#running) {
      child.kill('SIGTERM');
    }
    await Promise.all(ended);
  }

  /** `provlogs generate … | provlogs import -` */
  async #read(window: string[], messages: 'inherit' | 'ignore'): Promise<void> {
    const generate = this.#provlogs(['generate', '--per-day', String(RECORDS_A_DAY), ...window], 'ignore', 'pipe');
    const read = this.#provlogs(['import', '-'], generate.stdout ?? 'ignore', messages);
    await this.#finished(read, 'provlogs import');
  }

  #provlogs(
    args: string[],
    input: NodeJS.ReadableStream | 'ignore',
    output: 'inherit' | 'ignore' | 'pipe'
  ): ChildProcess {
    const child = spawn(process.execPath, [PROVLOGS, ...args], {
      env: { ...process.env, ELASTICSEARCH_URL: this.#url },
      stdio: ['pipe', output, output === 'ignore' ? 'ignore' : 'inherit'],
      // In a group of its own: Ctrl-C must not end it before `stop` does.
      detached: true,
    });
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    if (input === 'ignore') {
      child.stdin?.end();
    } else if (child.stdin) {
      child.stdin.on('error', () => undefined);
      input.pipe(child.stdin);
    }
    return child;
  }

  async #finished(child: ChildProcess, name: string): Promise<void> {
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    if (code !== 0) {
      throw new Error(`${name} ended with code ${String(code)}: see above.`);
    }
  }

  async #newestRecord(): Promise<number | undefined> {
    const query = 'size=1&sort=@timestamp:desc&_source=false&docvalue_fields=@timestamp&ignore_unavailable=true';
    const response = await fetch(`${this.#url}/provisioning-logs-*/_search?${query}&filter_path=hits.hits.sort`);
    const found = /"sort":\[(\d+)\]/.exec(await response.text())?.[1];
    return found === undefined ? undefined : Number(found);
  }
}
