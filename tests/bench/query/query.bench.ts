import { type Benchmark, type BenchOptions, comparison, type Goal, type Result, resultOf } from '../benchmark.ts';
import { filledFolder } from '../data/filled.ts';
import { type BenchEngine, withElasticsearch } from '../measure/engine.ts';
import { median, percentile } from '../measure/statistics.ts';
import { contestant, takeTurns } from '../measure/turns.ts';
import { type Answer, Asker } from './ask.ts';
import { factsOf } from './facts.ts';
import { type Facts, type Question, QUESTIONS, refreshed } from './questions.ts';

const RECORDS = 1_000_000;
const GROWTH = [10_000, 100_000, 1_000_000];
const ASKINGS = 40;
const CLIENTS = [1, 8];
const HALF: Goal = { atMost: 0.5 };

/** The questions of the data source against the same of Grafana's, on a month of records. */
export const query: Benchmark = {
  name: 'query',
  run: async (options) => {
    const dataDir = await filledFolder(options.records ?? RECORDS, options.say);
    return withElasticsearch({ dataDir }, async (engine) => {
      const facts = await factsOf(engine.client);
      const results: Result[] = [];
      for (const question of QUESTIONS) {
        for (const clients of CLIENTS) {
          results.push(...(await compare(question, clients, { engine, facts, options })));
        }
      }
      return results;
    });
  },
};

/** How the first page and the search for an identity grow with the records. */
export const growth: Benchmark = {
  name: 'growth',
  run: async (options) => {
    const counts = options.records === undefined ? GROWTH : GROWTH.filter((count) => count <= (options.records ?? 0));
    const asked = QUESTIONS.filter(({ name }) => name === 'first-page' || name === 'identity-prefix');
    const results: Result[] = [];
    const smallest = new Map<string, number[]>();
    for (const count of counts) {
      const dataDir = await filledFolder(count, options.say);
      await withElasticsearch({ dataDir }, async (engine) => {
        const facts = await factsOf(engine.client);
        for (const question of asked) {
          const { ours } = await ask(question, 1, { engine, facts, options });
          const values = ours.readings.map((answers) =>
            percentile(
              answers.map(({ milliseconds }) => milliseconds),
              50
            )
          );
          const baselines = smallest.get(question.name);
          const figure = { name: `growth.${question.name}.${count}`, unit: 'ms', values };
          smallest.set(question.name, baselines ?? values);
          results.push(
            baselines === undefined
              ? resultOf(figure)
              : comparison({ ...figure, baselines, against: `the same with ${counts[0]} records`, goal: { atMost: 2 } })
          );
        }
      });
    }
    return results;
  },
};

interface Setting {
  engine: BenchEngine;
  facts: Facts;
  options: BenchOptions;
}

async function compare(question: Question, clients: number, setting: Setting): Promise<Result[]> {
  const { ours, theirs } = await ask(question, clients, setting);
  const name = `query.${question.name}.${clients === 1 ? '1-client' : `${clients}-clients`}`;
  const against = "Grafana's Elasticsearch data source, asked the same";
  const over = (answers: readonly Answer[][], figure: (answers: readonly Answer[]) => number) => answers.map(figure);
  const times = (percent: number) => (answers: readonly Answer[]) =>
    percentile(
      answers.map(({ milliseconds }) => milliseconds),
      percent
    );
  const figure = (suffix: string, unit: string, of: (answers: readonly Answer[]) => number) =>
    comparison({
      name: `${name}.${suffix}`,
      unit,
      values: over(ours.readings, of),
      baselines: over(theirs.readings, of),
      against,
      goal: HALF,
      note: question.note,
    });
  const results = [figure('p50', 'ms', times(50)), figure('p95', 'ms', times(95))];
  if (clients === 1) {
    results.push(figure('bytes', 'bytes', (answers) => median(answers.map(({ bytes }) => bytes))));
    if (question.name === 'first-page') {
      const values = over(ours.readings, times(95));
      results.push(resultOf({ name: 'query.first-page.absolute', unit: 'ms', values, goal: { atMost: 100 } }));
    }
  }
  return results;
}

async function ask(question: Question, clients: number, { engine, facts, options }: Setting) {
  const { isRefreshed = false } = question;
  const asker = new Asker(engine.url, { isCached: isRefreshed });
  const many = (one: (facts: Facts, n: number) => Promise<Answer>) => {
    // Other times than those of more or fewer clients, which are remembered already.
    let asked = clients * 100;
    return () => askMany(clients, (n) => one(isRefreshed ? refreshed(facts, asked++) : facts, n));
  };
  const ours = contestant(
    'ours',
    many((now, n) => asker.search(question.ours(now, n)))
  );
  const theirs = contestant(
    "Grafana's",
    many((now, n) => asker.multiSearch(question.grafana(now, n)))
  );
  await takeTurns(options.runs, [ours, theirs]);
  asker.close();
  options.say(`${question.name} by ${clients}`);
  return { ours, theirs };
}

/** Each client asks as soon as it has its last answer. */
async function askMany(clients: number, one: (n: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < ASKINGS) {
        answers.push(await one(next++));
      }
    })
  );
  return answers;
}
