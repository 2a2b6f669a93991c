import { judgementOf } from './judgement.ts';

const FACTS: Parameters<typeof judgementOf>[0] = {
  seed: 7,
  offered: 3,
  expected: new Set(['a', 'b']),
  indexed: { count: 2, ids: new Set(['a', 'b']) },
  missingRejects: [],
  newRejects: 0,
  strangeRequests: [],
  faults: { elasticsearch: new Map([['busy', 2]]), graph: new Map([['fine', 3]]), restarts: 1, isClockWrong: true },
  worker: { endings: [], kills: 4, unbalanced: [], output: 'what it said' },
  stuck: undefined,
  resumedAfterMs: 5,
  wallMs: 6,
};

describe('the judgement of a fault run', () => {
  it('finds nothing where all is as it should be, and counts the faults', () => {
    expect(judgementOf(FACTS)).toEqual({
      seed: 7,
      offered: 3,
      lost: [],
      duplicated: 0,
      strange: [],
      stuck: undefined,
      unbalanced: [],
      resumedAfterMs: 5,
      endings: [],
      kills: 4,
      faults: new Map([
        ['Elasticsearch busy', 2],
        ['Elasticsearch killed', 1],
        ['worker killed', 4],
        ['worker clock wrong', 1],
      ]),
      wallMs: 6,
      output: '',
    });
  });

  it.each<[string, Partial<typeof FACTS>, object]>([
    ['a lost record', { indexed: { count: 1, ids: new Set(['a']) } }, { lost: ['b'] }],
    ['rejected input that is not kept', { missingRejects: ['broken'] }, { lost: ['broken'] }],
    ['a record that is there twice', { indexed: { count: 3, ids: new Set(['a', 'b']) } }, { duplicated: 1 }],
    ['a record that nobody offered', { indexed: { count: 3, ids: new Set(['a', 'b', 'c']) } }, { strange: ['c'] }],
    ['a request to a foreign host', { strangeRequests: ['/x'] }, { strange: ['/x'] }],
    ['a rejection for no reason', { newRejects: 1 }, { strange: [expect.stringMatching(/^1 rejected/)] }],
    ['a worker that is stuck', { stuck: 'waited' }, { stuck: 'waited' }],
    ['counts that do not add up', { worker: { ...FACTS.worker, unbalanced: ['3 <> 4'] } }, { unbalanced: ['3 <> 4'] }],
  ])('finds %s, and shows what the worker said', (_, changed, found) => {
    expect(judgementOf({ ...FACTS, ...changed })).toMatchObject({ ...found, output: 'what it said' });
  });
});
