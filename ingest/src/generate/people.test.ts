import fc from 'fast-check';
import { NAMES, NAMES_PER_LIST } from './names.ts';
import { Directory } from './people.ts';

const TIME = Date.parse('2026-11-18T10:00:00Z');

function everybody(directory: Directory, time: number) {
  return Array.from({ length: directory.size }, (_, slot) => directory.occupant(slot, time)).filter(
    (key) => key !== undefined
  );
}

describe('NAMES', () => {
  it.each(NAMES.map(({ language, given, surnames }) => ({ language, given, surnames })))(
    'has as many different names for $language as it says',
    ({ given, surnames }) => {
      expect(new Set(given).size).toBe(NAMES_PER_LIST);
      expect(new Set(surnames).size).toBe(NAMES_PER_LIST);
      expect(given).toHaveLength(NAMES_PER_LIST);
      expect(surnames).toHaveLength(NAMES_PER_LIST);
    }
  );
});

describe('Directory', () => {
  it.each([
    { joins: 7, changes: 500 },
    { joins: 70, changes: 2000 },
    { joins: 1000, changes: 20_000 },
  ])('gives everybody an address of their own ($joins joining a week)', ({ joins, changes }) => {
    const directory = new Directory(11, joins, changes);
    const people = everybody(directory, TIME);
    const profiles = people.map((person) => directory.profile(person, directory.roundAt(person.slot, TIME)));
    expect(people.length).toBeGreaterThan(300);
    expect(new Set(profiles.map((profile) => profile.userPrincipalName)).size).toBe(people.length);
    expect(new Set(profiles.map((profile) => profile.objectId)).size).toBe(people.length);
    for (const profile of profiles) {
      expect(profile.userPrincipalName).toMatch(/^[a-z]+\.[a-z]+\d*@contoso\.example$/);
      expect(Object.values(profile).every((value) => value !== '')).toBe(true);
    }
  });

  it('changes one attribute at a time: each old value is the last new one', () => {
    const directory = new Directory(3, 30, 2000);
    fc.assert(
      fc.property(fc.integer({ min: 5_000_000, max: 6_000_000 }), (number) => {
        const { slot, attribute, round } = directory.change(number);
        const person = { slot, generation: 4 };
        const [before, after] = [directory.profile(person, round - 1), directory.profile(person, round)];
        expect(after[attribute]).not.toBe(before[attribute]);
        const time = directory.changes.timeOf(number);
        expect(directory.roundAt(slot, time)).toBe(round);
        expect(directory.roundAt(slot, time - 1)).toBe(round - 1);
      })
    );
  });

  it('lets people join, leave and be deleted in this order', () => {
    const directory = new Directory(3, 30, 2000);
    const number = directory.joins.firstAfter(TIME);
    const person = directory.joiner(number);
    const [joined, left, gone] = [directory.joins, directory.leaves, directory.deletions].map((sequence) =>
      sequence.timeOf(number)
    );
    expect(directory.joinOf(person)).toBe(number);
    expect(directory.occupant(person.slot, joined ?? 0)).toEqual(person);
    expect(directory.hasLeft(person, (left ?? 0) - 1)).toBe(false);
    expect(directory.hasLeft(person, left ?? 0)).toBe(true);
    expect(directory.occupant(person.slot, (gone ?? 0) - 1)).toEqual(person);
    expect(directory.occupant(person.slot, gone ?? 0)).toBeUndefined();
  });
});
