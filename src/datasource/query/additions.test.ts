import { FILTER_FIELDS } from '../../fields';
import { type Narrowing } from '../types';
import { additionsTo } from './additions';

const labels = (narrowing: Narrowing, ...decided: Parameters<typeof additionsTo>[1] & object) =>
  additionsTo(narrowing, decided).map(({ label }) => label);

describe('additionsTo', () => {
  it("offers every field, the portal's first, and each by a name of its own", () => {
    const all = labels({});
    expect(all.slice(0, 5)).toEqual(['Action', 'Application', 'Source system', 'Target system', 'Status']);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe(FILTER_FIELDS.length + 2 + 3 + 1);
  });

  it('offers nothing twice, and nothing that is decided already', () => {
    expect(labels({ filters: [{ field: 'provisioning.action', values: [] }] })).not.toContain('Action');
    expect(labels({}, 'provisioning.status')).not.toContain('Status');
    expect(labels({ notText: '' })).not.toContain('Text is not');
  });

  it('keeps what was there', () => {
    const narrowing: Narrowing = { text: 'a', ranges: [{ field: 'event.duration', min: 1 }], changes: [{ name: 'b' }] };
    for (const { add } of additionsTo(narrowing)) {
      const added = add(narrowing);
      expect(added).toMatchObject({ text: 'a' });
      expect(added.ranges).toEqual(expect.arrayContaining(narrowing.ranges ?? []));
      expect(added.changes).toEqual(expect.arrayContaining(narrowing.changes ?? []));
      expect(added).not.toEqual(narrowing);
    }
  });
});
