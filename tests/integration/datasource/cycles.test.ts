import { firstValueFrom, from } from 'rxjs';

import { comparedIdentities } from '../../../src/datasource/comparison';
import { cyclesSearch } from '../../../src/datasource/request/cycles';
import { readCycleBuckets } from '../../../src/datasource/response/cycles';
import { DAY, narrowedTo, OTHER_DAY, put, record, search, TIME, useDataSourceIndices } from './indices';

useDataSourceIndices();

const MINUTE = 60_000;
const at = (minutes: number) => TIME + minutes * MINUTE;
const HOUR = { from: TIME, to: at(60) };

let made = 0;

/** A record of an identity in a cycle of the job j. */
function event(cycle: string, who: string, minutes: number, status: 'success' | 'failure' | 'skipped') {
  return record(
    `c${++made}`,
    {
      cycle_id: cycle,
      job_id: 'j',
      application: { id: 'box', name: 'Box' },
      identity: { id: who },
      action: status === 'skipped' ? 'other' : 'update',
      status,
      failed: status === 'failure' ? 1 : 0,
    },
    {},
    at(minutes)
  );
}

describe('cycles', () => {
  const cycles = async (limit: number) => readCycleBuckets(await search(cyclesSearch({ limit }, narrowedTo(HOUR))));

  it('are the newest first, with what they did, also over midnight; records without one are left out', async () => {
    await put(OTHER_DAY, [event('b', 'ann', 5, 'failure'), event('a', 'ann', 1, 'success')]);
    await put(DAY, [
      event('b', 'ann', 6, 'failure'),
      event('b', 'bob', 7, 'failure'),
      event('b', 'cid', 8, 'skipped'),
      record('x', { status: 'success' }, {}, at(9)),
    ]);
    const all = await cycles(10);
    expect(all.more).toBe(false);
    expect(all.cycles).toEqual([
      {
        id: 'b',
        job: 'j',
        application: 'Box',
        start: at(5),
        end: at(8),
        records: 4,
        failing: 2,
        statuses: new Map([
          ['failure', 3],
          ['skipped', 1],
        ]),
        actions: new Map([
          ['update', 3],
          ['other', 1],
        ]),
      },
      expect.objectContaining({ id: 'a', start: at(1), end: at(1), records: 1, failing: 0 }),
    ]);
    expect(await cycles(1)).toMatchObject({ cycles: [{ id: 'b', records: 4 }], more: true });
  });
});

describe('two cycles', () => {
  async function compare(limit = 10_000, narrowed = {}) {
    const { groups, cut } = await firstValueFrom(
      comparedIdentities({ cycle: 'b', before: 'a', limit }, narrowedTo({ ...HOUR, ...narrowed }), (body) =>
        from(search(body))
      )
    );
    return { cut, changes: groups.map(({ identity, change }) => `${identity} ${change}`).sort(), groups };
  }

  it('tell who fails anew, still and no more, and who was not seen again', async () => {
    await put(DAY, [
      event('a', 'ann', 1, 'success'),
      event('a', 'bob', 1, 'failure'),
      event('a', 'cid', 1, 'failure'),
      event('a', 'dan', 1, 'failure'),
      event('a', 'eve', 1, 'failure'),
      event('a', 'fay', 1, 'failure'),
      event('b', 'ann', 2, 'failure'),
      event('b', 'bob', 2, 'failure'),
      event('b', 'cid', 2, 'success'),
      event('b', 'eve', 2, 'skipped'),
      // Of another cycle, and so of no concern.
      event('c', 'dan', 3, 'success'),
      event('c', 'gus', 3, 'failure'),
    ]);
    await put(OTHER_DAY, [event('b', 'fay', 2, 'skipped'), event('b', 'fay', 4, 'success')]);
    const { changes, groups, cut } = await compare();
    expect(changes).toEqual([
      'ann newlyFailing',
      'bob stillFailing',
      'cid resolved',
      'dan notSeenAgain',
      'eve neither',
      'fay resolved',
    ]);
    expect(cut).toBe(false);
    // Of one that failed in both, the later failure.
    expect(groups.find(({ identity }) => identity === 'bob')?.lastRecord.fields['@timestamp']).toEqual([String(at(2))]);
  });

  it('are read page by page, and not beyond the limit', async () => {
    const many = Array.from({ length: 1105 }, (_, n) => `p${String(n).padStart(4, '0')}`);
    await put(
      DAY,
      many.map((who) => event('a', who, 1, 'failure'))
    );
    await put(
      DAY,
      many.slice(-100).map((who) => event('b', who, 2, 'success'))
    );
    const { changes } = await compare();
    expect(changes).toEqual(many.map((who, n) => `${who} ${n < 1005 ? 'notSeenAgain' : 'resolved'}`));
    expect(await compare(10)).toMatchObject({ cut: true, changes: { length: 10 } });
  });
});
