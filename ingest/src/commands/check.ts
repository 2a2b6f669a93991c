import type { Config } from '../config.ts';
import { findings } from '../elasticsearch/findings.ts';
import { withElasticsearch, withoutCredentials } from './connect.ts';

const LABELS: Readonly<Record<string, string>> = { true: 'ok   ', false: 'WRONG', undefined: '?    ' };

/** Writes what works, what does not and what to do with `say`. Resolves to true when nothing is wrong. */
export async function check(config: Config, say: (line: string) => void): Promise<boolean> {
  const { elasticsearch, retentionDays } = config;
  const all = await withElasticsearch(elasticsearch, (client) => findings(client, retentionDays, Date.now()));
  say(`ok    Elasticsearch answers at ${withoutCredentials(elasticsearch.url)}`);
  for (const { ok, text, advice } of all) {
    say(`${LABELS[String(ok)] ?? ''} ${text}`);
    if (advice !== undefined) {
      say(`      ${advice}`);
    }
  }
  return all.every(({ ok }) => ok !== false);
}
