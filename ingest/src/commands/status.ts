import type { Config } from '../config.ts';
import { readStatusFacts } from '../status/facts.ts';
import { reportOf } from '../status/report.ts';
import { withElasticsearch } from './connect.ts';

/** Writes how the workers are doing, as Elasticsearch knows it, with `say`. Resolves to true when nothing is wrong. */
export async function status({ elasticsearch }: Config, say: (line: string) => void): Promise<boolean> {
  const facts = await withElasticsearch(elasticsearch, readStatusFacts);
  const { lines, problems } = reportOf(facts, Date.now());
  [...lines, ...problems].forEach(say);
  if (problems.length === 0) {
    say('Nothing is wrong.');
  }
  return problems.length === 0;
}
