import { RECORD_KEYS, withKeys } from './keys.ts';

describe('withKeys', () => {
  it.each([
    ['any letter case', { ID: 1, JobId: 2, cYcLeId: 3 }, { id: 1, jobId: 2, cycleId: 3 }],
    ['an alias', { Action: 1 }, { provisioningAction: 1 }],
    ['unknown keys', { Other: 1, '': 2 }, { Other: 1, '': 2 }],
    ['the name before another letter case', { ID: 1, id: 2 }, { ID: 1, id: 2 }],
    ['the first of two letter cases', { ID: 1, Id: 2 }, { id: 1, Id: 2 }],
    ['another letter case before an alias', { action: 1, ProvisioningAction: 2 }, { action: 1, provisioningAction: 2 }],
    ['the first of two aliases', { action: 1, Action: 2 }, { provisioningAction: 1, Action: 2 }],
  ])('takes %s', (_, object, expected) => {
    expect(withKeys(object, RECORD_KEYS)).toEqual(expected);
  });

  it('keeps hostile keys as keys of their own', () => {
    const result = withKeys(JSON.parse('{"ID":1,"__proto__":{"polluted":1},"constructor":2}'), RECORD_KEYS);
    expect(JSON.stringify(result)).toBe('{"id":1,"__proto__":{"polluted":1},"constructor":2}');
  });

  it('gives the same object where there is nothing to rename', () => {
    const object = { id: 1, Other: 2 };
    expect(withKeys(object, RECORD_KEYS)).toBe(object);
  });
});
