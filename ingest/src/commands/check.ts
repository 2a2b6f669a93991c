import type { KeyPart } from '@provlogs/schema/privileges';

import type { Config } from '../config.ts';
import { findings } from '../elasticsearch/findings.ts';
import { withElasticsearch, withoutCredentials } from './connect.ts';

const LABELS: Readonly<Record<string, string>> = {
  true: 'ok   ',
  warning: 'warn ',
  false: 'WRONG',
  undefined: '?    ',
};

/**
 * Writes what works, what does not and what to do with `say`; `part` is whose credentials are configured. Resolves to
 * true when nothing is wrong.
 */
export async function check(config: Config, part: KeyPart, say: (line: string) => void): Promise<boolean> {
  const { elasticsearch, retentionDays } = config;
  const all = await withElasticsearch(elasticsearch, (client) =>
    findings(client, { retentionDays, now: Date.now(), part })
  );
  say(`ok    Elasticsearch answers at ${withoutCredentials(elasticsearch.url)}`);
  for (const { ok, text, advice } of all) {
    say(`${LABELS[String(ok)] ?? ''} ${text}`);
    if (advice !== undefined) {
      say(`      ${advice}`);
    }
  }
  return all.every(({ ok }) => ok !== false);
}
