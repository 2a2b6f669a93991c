import { type Compared, compared, type FailedIn, onlyBefore } from './comparedIdentities';
import { comparisonFrame } from './comparisonFrame';

const failed = (identity: string, cycle: string): FailedIn => ({
  identity,
  cycle,
  lastRecord: {
    _id: `${identity} in ${cycle}`,
    fields: { '@timestamp': ['5'], 'provisioning.identity.id': [identity], 'error.code': ['Timeout'] },
  },
});
const FAILURES = [
  failed('ann', 'b'),
  failed('bob', 'a'),
  failed('bob', 'b'),
  failed('cid', 'a'),
  failed('dan', 'a'),
  failed('eve', 'a'),
];

describe('compared', () => {
  it('tells what became of each identity once, by its failure in the later cycle where there is one', () => {
    expect(onlyBefore(FAILURES, 'b')).toEqual(['cid', 'dan', 'eve']);
    const seen = [
      { identity: 'cid', succeeded: true },
      { identity: 'eve', succeeded: false },
    ];
    expect(compared(FAILURES, 'b', seen).map(({ change, lastRecord: { _id } }) => [_id, change])).toEqual([
      ['ann in b', 'newlyFailing'],
      ['bob in b', 'stillFailing'],
      ['cid in a', 'resolved'],
      ['dan in a', 'notSeenAgain'],
      ['eve in a', 'neither'],
    ]);
  });
});

it('a comparison has what is new first', () => {
  const groups: Compared[] = compared([...FAILURES].reverse(), 'b', []);
  const frame = comparisonFrame({ groups, cut: true, notices: [] }, { refId: 'A', limit: 6, executed: 'POST …' });
  const column = (name: string) => frame.fields.find((field) => field.name === name)?.values;
  expect(column('change')).toEqual(['newlyFailing', 'stillFailing', 'notSeenAgain', 'notSeenAgain', 'notSeenAgain']);
  expect(column('provisioning.identity.name')?.[0]).toBe('ann');
  expect(column('@timestamp')?.[0]).toBe(5);
  expect(frame.meta?.notices?.[0]?.text).toContain('More than 6 identities failed');
});
