import { type JsonObject } from '@provlogs/schema/record';
import { firstValueFrom, Observable } from 'rxjs';

import { failedIdentities } from './failing';
import { AT_ONCE } from './groupPages';
import { type Failed, type Succeeded, withSuccesses } from './response/failedIdentities';
import { failingFrame } from './response/failingFrame';
import { readSearchResponse, type SearchResponse } from './response/searchResponse';
import { EVERYTHING, searchAnswer } from './testing';

const failedIn = (job: string | null, application: string | null, last = 10): Failed => ({
  job,
  application,
  identity: 'ann',
  first: 1,
  last,
  failures: 2,
  lastRecord: { _id: `id-${last}`, fields: { 'provisioning.identity.id': ['ann'], 'error.code': ['Timeout'] } },
});
const succeededIn = (job: string | null, application: string | null, last = 11): Succeeded => ({
  job,
  application,
  identity: 'ann',
  last,
});

describe('withSuccesses', () => {
  it.each([
    ['in its job', failedIn('j', 'box'), succeededIn('j', 'box'), true],
    ['in its job under another application', failedIn('j', 'box'), succeededIn('j', null), true],
    ['in another job', failedIn('j', 'box'), succeededIn('k', 'box'), false],
    ['without a job, where it failed in one', failedIn('j', 'box'), succeededIn(null, 'box'), false],
    ['in its application, where it failed without a job', failedIn(null, 'box'), succeededIn('k', 'box'), true],
    ['in another application', failedIn(null, 'box'), succeededIn(null, 'aws'), false],
    ['at the time of its last failure', failedIn('j', 'box'), succeededIn('j', 'box', 10), false],
    ['as another identity', failedIn('j', 'box'), { ...succeededIn('j', 'box'), identity: 'bob' }, false],
  ])('knows of a success %s', (_, failed, succeeded, resolved) => {
    expect(withSuccesses([failed], [succeeded])).toEqual([{ ...failed, resolved, resolvedAt: null }]);
  });

  it('takes the last of several successes', () => {
    const successes = [succeededIn('k', 'box', 11), succeededIn('l', 'box', 5)];
    expect(withSuccesses([failedIn(null, 'box')], successes)).toMatchObject([{ resolved: true }]);
  });
});

describe('failedIdentities', () => {
  const bucket = (identity: string, more: object) => ({
    key: { job: 'j', application: 'box', identity },
    doc_count: 1,
    first: { value: 1 },
    last: { value: 10 },
    ...more,
  });
  const record = { hits: { hits: [{ _id: 'x', sort: [1, 'x'] }] } };

  it('asks one question after the other: a name that is asked again would cancel the one before', async () => {
    let open = 0;
    const asked: string[] = [];
    const answer = (body: JsonObject): SearchResponse => {
      const text = JSON.stringify(body);
      const kind = text.includes('top_hits') ? 'failed' : text.includes('composite') ? 'succeeded' : 'first success';
      asked.push(kind);
      const after = text.includes('"after"');
      const size = after ? 1 : AT_ONCE;
      const buckets = Array.from({ length: size }, (__, n) => `${after ? 'q' : 'p'}${n}`).map((who) =>
        bucket(who, { record })
      );
      return readSearchResponse(
        searchAnswer([], {
          aggregations: {
            groups:
              kind === 'failed'
                ? { buckets, after_key: { job: 'j', application: 'box', identity: 'p' } }
                : { buckets: ['p1', 'q0'].map((who) => bucket(who, { last: { value: 11 } })) },
            since: { buckets: [{ doc_count: 1, first: { value: 10.5 } }] },
          },
        }),
        'provisioning-logs-*'
      );
    };
    const search = (body: JsonObject) =>
      new Observable<SearchResponse>((subscriber) => {
        expect(++open).toBe(1);
        setTimeout(() => {
          open--;
          subscriber.next(answer(body));
          subscriber.complete();
        });
      });
    const { groups, cut } = await firstValueFrom(failedIdentities({ limit: 5000, resolved: true }, EVERYTHING, search));
    expect(asked).toEqual(['failed', 'failed', 'succeeded', 'first success', 'succeeded', 'first success']);
    expect(groups.filter(({ resolved }) => resolved)).toMatchObject([
      { identity: 'p1', resolvedAt: 10.5 },
      { identity: 'q0', resolvedAt: 10.5 },
    ]);
    expect({ count: groups.length, cut }).toEqual({ count: AT_ONCE + 1, cut: false });
  });
});

describe('failingFrame', () => {
  const groups = [
    { ...failedIn('j', 'box', 10), resolved: false, resolvedAt: null },
    { ...failedIn('k', 'box', 30), resolved: false, resolvedAt: null },
    { ...failedIn('l', 'box', 20), resolved: true, resolvedAt: 25 },
  ];
  const asked = { refId: 'A', limit: 3, executed: 'POST …' };
  const column = (frame: ReturnType<typeof failingFrame>, name: string) =>
    frame.fields.find((field) => field.name === name)?.values;

  it('has those that still fail, the latest first, and says how many there are', () => {
    const notice = { severity: 'warning' as const, text: 'Partial results' };
    const frame = failingFrame({ groups, cut: true, notices: [notice, notice] }, { ...asked, resolved: false });
    expect(column(frame, 'lastFailure')).toEqual([30, 10]);
    expect(column(frame, '_id')).toEqual(['id-30', 'id-10']);
    expect(column(frame, 'provisioning.identity.name')).toEqual(['ann', 'ann']);
    expect(column(frame, 'resolvedAt')).toBeUndefined();
    expect(frame.meta).toMatchObject({
      custom: { failed: 3, failing: 2, cut: true },
      executedQueryString: 'POST …',
    });
    expect(frame.meta?.notices?.map(({ text }) => text)).toEqual([
      'Partial results',
      expect.stringContaining('More than 3 identities failed'),
    ]);
  });

  it('has those that are resolved, and how long it took, where they are wanted', () => {
    const frame = failingFrame({ groups, cut: false, notices: [] }, { ...asked, resolved: true });
    expect(column(frame, 'resolvedAt')).toEqual([null, 25, null]);
    expect(column(frame, 'untilResolved')).toEqual([null, 24, null]);
    expect(frame.meta?.notices).toEqual([]);
  });
});
