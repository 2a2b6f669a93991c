import { defer, firstValueFrom, from } from 'rxjs';

import { failedIdentities } from '../../../src/datasource/failing';
import { type Narrowed } from '../../../src/datasource/request/narrowing';
import { type FailedSince } from '../../../src/datasource/response/failedIdentities';
import { DAY, narrowedTo, OTHER_DAY, put, record, search, TIME, useDataSourceIndices } from './indices';

useDataSourceIndices();

const MINUTE = 60_000;
const at = (minutes: number) => TIME + minutes * MINUTE;

interface Event {
  who: string;
  /** Minutes after the range's beginning. */
  at: number;
  failed?: boolean;
  job?: string | null;
  application?: string;
  code?: string;
  /** Where it is neither. */
  status?: string;
}

let made = 0;

/** A record of an identity, in the job j of Box where nothing else is said. */
function event({ who, at: minutes, failed = false, job = 'j', application = 'Box', code = 'Conflict', status }: Event) {
  const id = `e${++made}`;
  return record(
    id,
    {
      failed: failed ? 1 : 0,
      status: status ?? (failed ? 'failure' : 'success'),
      identity: { id: who, name: `Name of ${who}` },
      application: { id: `id of ${application}`, name: application },
      ...(job !== null && { job_id: job }),
    },
    failed ? { event: { id }, error: { code } } : { event: { id } },
    at(minutes)
  );
}

let asked = 0;

/** Who failed in the hour, and what became of them. */
async function failed(narrowed: Partial<Narrowed> = {}, { limit = 10_000, resolved = false } = {}) {
  asked = 0;
  const found = await firstValueFrom(
    failedIdentities({ limit, resolved }, narrowedTo({ from: TIME, to: TIME + 60 * MINUTE, ...narrowed }), (body) =>
      defer(() => {
        asked++;
        return from(search(body));
      })
    )
  );
  return { ...found, failing: found.groups.filter((identity) => !identity.resolved) };
}

const names = (identities: FailedSince[]) => identities.map(({ identity }) => identity).sort();

describe('failing identities', () => {
  it('are those whose last failure has no later success, however often they failed', async () => {
    await put(DAY, [
      event({ who: 'ann', at: 1 }),
      event({ who: 'ann', at: 2, failed: true, code: 'First' }),
      event({ who: 'ann', at: 4, failed: true, code: 'Second' }),
      event({ who: 'ann', at: 5, status: 'skipped' }),
      event({ who: 'bob', at: 3, failed: true }),
      event({ who: 'bob', at: 5 }),
      event({ who: 'cid', at: 6 }),
    ]);
    const { groups, failing, cut, notices } = await failed();
    expect(names(groups)).toEqual(['ann', 'bob']);
    expect(failing).toMatchObject([
      { job: 'j', application: 'id of Box', identity: 'ann', failures: 2, first: at(2), last: at(4) },
    ]);
    expect(failing[0]?.lastRecord.fields).toMatchObject({
      'provisioning.identity.name': ['Name of ann'],
      'provisioning.application.name': ['Box'],
      'error.code': ['Second'],
    });
    expect({ cut, notices }).toEqual({ cut: false, notices: [] });
  });

  it('are resolved by the first success after the last failure, not by one before, at once or beyond the range', async () => {
    await put(DAY, [
      event({ who: 'ann', at: 2, failed: true }),
      event({ who: 'ann', at: 3 }),
      event({ who: 'ann', at: 4, failed: true }),
      event({ who: 'ann', at: 6 }),
      event({ who: 'ann', at: 9 }),
      event({ who: 'bob', at: 5, failed: true }),
      event({ who: 'bob', at: 5 }),
      event({ who: 'bob', at: 61 }),
    ]);
    expect((await failed({}, { resolved: true })).groups).toMatchObject([
      { identity: 'ann', first: at(2), resolved: true, resolvedAt: at(6) },
      { identity: 'bob', resolved: false, resolvedAt: null },
    ]);
  });

  it('fail in each job for itself, and in their application where there is no job', async () => {
    await put(DAY, [
      event({ who: 'ann', at: 1, failed: true, job: 'j' }),
      event({ who: 'ann', at: 2, failed: true, job: 'k' }),
      event({ who: 'ann', at: 3, job: 'k' }),
      event({ who: 'ann', at: 4, failed: true, job: null, application: 'Box' }),
      event({ who: 'ann', at: 5, failed: true, job: null, application: 'AWS' }),
    ]);
    // In another day's index, and of the same application.
    await put(OTHER_DAY, [event({ who: 'ann', at: 6, job: null, application: 'AWS' })]);
    const { groups, failing } = await failed();
    expect(groups).toHaveLength(4);
    expect(failing.map(({ job, application }) => [job, application])).toEqual([
      [null, 'id of Box'],
      ['j', 'id of Box'],
    ]);
  });

  it('are found by filters that do not hide a later success', async () => {
    await put(DAY, [
      event({ who: 'ann', at: 1, failed: true, code: 'Timeout' }),
      event({ who: 'ann', at: 2 }),
      event({ who: 'bob', at: 1, failed: true, code: 'Timeout' }),
      event({ who: 'cid', at: 1, failed: true }),
    ]);
    const timeouts = await failed({ filters: [{ field: 'error.code', values: ['Timeout'] }] });
    expect(names(timeouts.groups)).toEqual(['ann', 'bob']);
    expect(names(timeouts.failing)).toEqual(['bob']);
    const successes = await failed({ filters: [{ field: 'provisioning.status', values: ['success'] }] });
    expect(successes.groups).toEqual([]);
  });

  it('are read page by page, and not beyond the limit', async () => {
    const many = Array.from({ length: 1203 }, (_, n) => `p${String(n).padStart(4, '0')}`);
    await put(
      DAY,
      many.map((who) => event({ who, at: 1, failed: true }))
    );
    await put(DAY, [event({ who: 'p0001', at: 2 }), event({ who: 'p1202', at: 2 })]);
    const all = await failed();
    expect(names(all.groups)).toEqual(many);
    expect(names(all.failing)).toEqual(many.filter((who) => who !== 'p0001' && who !== 'p1202'));
    expect(all.cut).toBe(false);
    // Two pages of those who failed, two questions about what became of them.
    expect(asked).toBe(4);

    const cut = await failed({}, { limit: 5 });
    expect(names(cut.groups)).toEqual(many.slice(0, 5));
    expect(cut.cut).toBe(true);
    expect((await failed({}, { limit: 1203 })).cut).toBe(false);
  });
});
