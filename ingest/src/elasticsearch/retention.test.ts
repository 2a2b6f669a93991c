import { dailyIndex, RECORD_INDEX_PREFIX, REJECT_INDEX_PREFIX } from '@provlogs/schema/indices';
import fc from 'fast-check';

import { expiredDays } from './retention.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-24T18:00:00Z');

const names = (...indices: string[]) => expiredDays(indices, 30, NOW).map(({ index }) => index);

describe('expiredDays', () => {
  it('counts from the end of the day, to the millisecond', () => {
    const end = Date.parse('2026-10-25T00:00:00Z') + 30 * DAY_MS;
    const index = 'provisioning-logs-2026.10.24';
    expect(expiredDays([index], 30, end - 1)).toEqual([]);
    expect(expiredDays([index], 30, end)).toEqual([{ index, prefix: RECORD_INDEX_PREFIX, daysAgo: 31 }]);
  });

  it.each([
    'provisioning-logs-2020.01.01-1',
    'provisioning-logs-2020.1.1',
    'provisioning-logs-2020.01.01.',
    'provisioning-logs-2020.01',
    'provisioning-logs-2020.02.30',
    'provisioning-logs-2020.13.01',
    'provisioning-logs-2020-01-01',
    'provisioning-logs-2020.01.01\n',
    'provisioning-logs-reindexed-2020.01.01',
    'Provisioning-logs-2020.01.01',
    'x-provisioning-logs-2020.01.01',
    '.provisioning-logs-2020.01.01',
    'provisioning-logs-',
    'provisioning-ingest-state',
    'provisioning-ingest-heartbeat',
    'provisioning-logs-٢٠٢٠.٠١.٠١',
  ])('leaves %j alone', (index) => {
    expect(names(index)).toEqual([]);
  });

  it('takes records and rejects', () => {
    const old = ['provisioning-logs-2020.01.01', 'provisioning-rejects-2020.02.29'];
    expect(names(...old, 'provisioning-logs-2026.11.24')).toEqual(old);
  });

  it('takes exactly the days whose every millisecond is older than the retention', () => {
    const time = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2100-01-01') });
    const retention = fc.integer({ min: 1, max: 3650 });
    fc.assert(
      fc.property(time, retention, fc.integer({ min: -3, max: 3 }), (now, retentionDays, offset) => {
        const recordTime = now - (retentionDays + offset) * DAY_MS;
        const index = dailyIndex(RECORD_INDEX_PREFIX, recordTime);
        const lastOfDay = (Math.floor(recordTime / DAY_MS) + 1) * DAY_MS - 1;
        const expired = expiredDays([index], retentionDays, now);
        expect(expired.length === 1).toBe(lastOfDay < now - retentionDays * DAY_MS);
        for (const { daysAgo } of expired) {
          expect(dailyIndex(RECORD_INDEX_PREFIX, now - daysAgo * DAY_MS)).toBe(index);
          expect(daysAgo).toBeGreaterThan(retentionDays);
        }
      })
    );
  });

  it('takes no name that the worker would not give', () => {
    const prefix = fc.constantFrom(RECORD_INDEX_PREFIX, REJECT_INDEX_PREFIX, 'provisioning-');
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789.-'), minLength: 8, maxLength: 12 });
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => dailyIndex('', n * DAY_MS));
    const name = fc
      .tuple(prefix, fc.oneof(digits, day), fc.constantFrom('', '', ' ', '-1', '*'))
      .map((t) => t.join(''));
    fc.assert(
      fc.property(name, (index) => {
        for (const { prefix: found } of expiredDays([index], 1, Date.parse('2100-01-01'))) {
          const time = Date.parse(index.slice(found.length).replaceAll('.', '-'));
          expect([RECORD_INDEX_PREFIX, REJECT_INDEX_PREFIX]).toContain(found);
          expect(dailyIndex(found, time)).toBe(index);
        }
      })
    );
  });
});
