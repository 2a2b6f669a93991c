import fc from 'fast-check';

import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../ingest/src/generate/clock.ts';
import { HISTORY_START, WATCHED_FROM, type SimulatedRecord } from './history.ts';
import { SpikeQueries, type SpikeValues } from './spikeQueries.ts';

/** Whole minutes, so that ends of windows are hit. */
const minutes = (from: number, to: number) =>
  fc.integer({ min: from / MINUTE_MS, max: to / MINUTE_MS }).map((minute) => minute * MINUTE_MS);

const record: fc.Arbitrary<SimulatedRecord> = fc
  .record({
    at: fc.oneof(
      minutes(HISTORY_START, WATCHED_FROM + DAY_MS),
      minutes(WATCHED_FROM + DAY_MS - 3 * HOUR_MS, WATCHED_FROM + DAY_MS)
    ),
    delay: fc.oneof(minutes(0, 2 * HOUR_MS), minutes(4 * HOUR_MS, 9 * HOUR_MS)),
    identity: fc.integer({ min: 1, max: 5 }),
    code: fc.constantFrom(undefined, 'A', 'B'),
    isRetry: fc.boolean(),
  })
  .map(({ at, delay, ...rest }) => ({ at, ingestedAt: at + delay, ...rest }));

/** The same, as the rule's queries say it. */
function asked(records: readonly SimulatedRecord[], code: string, time: number): SpikeValues {
  const first = records.filter(({ isRetry, ingestedAt }) => !isRetry && ingestedAt <= time);
  const news = first.filter(({ at, ingestedAt }) => ingestedAt >= time - HOUR_MS && at >= time - 6 * HOUR_MS);
  const ofWeek = first.filter(({ at }) => at >= time - 7 * DAY_MS);
  const has = (record: SimulatedRecord) => record.code === code;
  const before = records.filter((record) => !record.isRetry && has(record));
  const hours = new Map<number, number>();
  const thisHour = Math.floor(time / HOUR_MS);
  for (const { at } of before) {
    const ago = thisHour - Math.floor(at / HOUR_MS);
    const isSameTimeOfDay = [1, 2, 3, 4, 5, 6, 7].some((day) => ago - 24 * day <= 3 && ago - 24 * day >= -1);
    hours.set(ago, (hours.get(ago) ?? 0) + Number(isSameTimeOfDay));
  }
  return {
    failing: new Set(news.filter(has).map(({ identity }) => identity)).size,
    failures: news.filter(has).length,
    records: news.length,
    failuresOfWeek: ofWeek.filter(has).length,
    recordsOfWeek: ofWeek.length,
    peak: Math.max(0, ...hours.values()),
  };
}

it('the fast queries give what the slow ones give', () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 20, maxLength: 80 }), (records) => {
      const inOrder = [...records].sort((a, b) => a.ingestedAt - b.ingestedAt);
      const queries = new SpikeQueries({ recordsPerDay: 0, hasImport: false, records: inOrder });
      for (let time = WATCHED_FROM + DAY_MS - 2 * HOUR_MS; time <= WATCHED_FROM + DAY_MS; time += HOUR_MS / 2) {
        const present = queries.advance(time, 1);
        const expected = ['A', 'B'].filter((code) => asked(records, code, time).failing > 0);
        expect([...present].sort()).toEqual(expected);
        for (const code of expected) {
          expect(queries.values(code, time)).toEqual(asked(records, code, time));
        }
      }
    }),
    { numRuns: 60 }
  );
});
