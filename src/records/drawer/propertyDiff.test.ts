import fc from 'fast-check';

import { diffOf, isChange } from './propertyDiff';

const diff = (oldValue: string | null, newValue: string | null, name = 'mail', action = 'update') =>
  diffOf({ name, oldValue, newValue }, action);

describe('what happened to a property', () => {
  it.each([
    [null, 'a', 'set'],
    [null, '', 'set'],
    ['', 'a', 'added'],
    ['a', 'b', 'changed'],
    ['a', '', 'removed'],
    ['a', null, 'removed'],
    ['', null, 'removed'],
    ['a', 'a', 'unchanged'],
    [null, null, 'unchanged'],
    ['', '', 'unchanged'],
    ['[1,2]', '[2,1]', 'unchanged'],
    ['[1', '[1,2', 'changed'],
  ])('%j to %j is %s', (oldValue, newValue, kind) => {
    expect(diff(oldValue, newValue).kind).toBe(kind);
  });

  it('is nothing where an update repeats the state of the account', () => {
    expect(diff(null, 'False', 'accountDisabled').kind).toBe('repeated');
    expect(isChange(diff(null, 'False', 'accountDisabled'))).toBe(false);
    expect(diff(null, 'True', 'accountEnabled', 'create').kind).toBe('set');
    expect(diff('False', 'True', 'accountDisabled').kind).toBe('changed');
  });

  it('names the members that came and went', () => {
    expect(diff('["a","b","b"]', '["b",{"id":1},"c"]').members).toEqual({
      added: ['{"id":1}', 'c'],
      removed: ['a', 'b'],
      kept: 1,
    });
    expect(diff(null, '["a"]').members).toEqual({ added: ['a'], removed: [], kept: 0 });
    expect(diff('["a"]', null)).toMatchObject({ kind: 'removed', members: { added: [], removed: ['a'] } });
    expect(diff('a', '["a"]').members).toBeUndefined();
    expect(diff('["__proto__"]', '[]').members?.removed).toEqual(['__proto__']);
  });

  it('counts every member once, whatever the lists are', () => {
    const list = fc.array(fc.string(), { maxLength: 8 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { members } = diff(JSON.stringify(before), JSON.stringify(after));
        const { added = [], removed = [], kept = -1 } = members ?? {};
        expect(kept + added.length).toBe(after.length);
        expect(kept + removed.length).toBe(before.length);
        expect(added.filter((member) => removed.includes(member))).toEqual([]);
      })
    );
  });
});
