import { Client } from '@elastic/elasticsearch';

import { faultRun } from '../faults/faultRun.ts';
import { planOf } from '../faults/plan.ts';
import { describeResult } from '../faults/summary.ts';
import { provlogs } from './provlogs.ts';

/** Few of the many that `npm run faults` makes: chosen for their kinds of faults. */
const SEEDS = [3, 5];

describe('fault runs', () => {
  const url = process.env.ELASTICSEARCH_URL ?? '';
  const client = new Client({ node: url });
  beforeAll(async () => {
    expect(await provlogs(['setup'])).toMatchObject({ code: 0 });
  });
  afterAll(() => client.close());

  it('lose nothing, double nothing, and the worker goes on by itself', async () => {
    const elasticsearch = {
      url,
      restart: () => Promise.resolve(),
      inPeace: <T>(work: () => Promise<T>) => work(),
    };
    const results = await Promise.all(
      SEEDS.map((seed) =>
        faultRun(planOf(seed, { withSlowFaults: false, withStream: false }), {
          client,
          elasticsearch,
          stream: undefined,
        })
      )
    );
    for (const result of results) {
      // What the worker said is there only when something is wrong.
      expect(result.output === '' ? '' : describeResult(result)).toBe('');
      expect(result.offered).toBeGreaterThan(0);
      expect(result.unbalanced).toEqual([]);
      expect(result.looks).toBeGreaterThan(0);
    }
    const faults = results.flatMap((result) => [...result.faults.values()]).reduce((sum, times) => sum + times, 0);
    expect(faults).toBeGreaterThan(7);
  }, 240_000);
});
