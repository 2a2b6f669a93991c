import { type JsonValue } from '@provlogs/schema/record';
import { toDocument } from './document.ts';

const TIMES = { activity: Date.UTC(2026, 10, 20, 8, 15, 42), ingested: 0 };
const RECORD = { id: 'r1', activityDateTime: '2026-11-20T08:15:42Z' };

describe('toDocument', () => {
  it.each([
    [1.5, undefined],
    [-1, undefined],
    [1e300, undefined],
    [91_009, 91_009_000_000],
  ])('indexes the duration %p as %p', (durationInMilliseconds, duration) => {
    const document = toDocument({ ...RECORD, durationInMilliseconds }, TIMES);
    expect(document.event.duration).toBe(duration);
    expect(document.provisioning.remainder).toEqual(duration === undefined ? { durationInMilliseconds } : undefined);
  });

  it('shows and counts the source, else the target, else the record', () => {
    const identity = (source: object, target: object) =>
      toDocument({ ...RECORD, sourceIdentity: { ...source }, targetIdentity: { ...target } }, TIMES).provisioning
        .identity;
    expect(identity({ id: 's', displayName: 'S' }, { id: 't', displayName: 'T' })).toEqual({ id: 's', name: 'S' });
    expect(identity({ id: '', displayName: '' }, { id: 't', displayName: 'T' })).toEqual({ id: 't', name: 'T' });
    expect(identity({ id: 's', displayName: '' }, { id: 't', displayName: 'T' })).toEqual({ id: 's', name: 'T' });
    expect(identity({}, {})).toEqual({ id: 'r1', name: undefined });
  });

  it.each([
    ['create', 'creation'],
    ['update', 'change'],
    ['delete', 'deletion'],
    ['disable', 'change'],
    ['stagedDelete', 'info'],
    ['other', 'info'],
  ])('gives %s the event type %s', (provisioningAction, type) => {
    const identities = { sourceIdentity: {}, targetIdentity: { identityType: 'urn:ietf:params:scim:core:2.0:Group' } };
    expect(toDocument({ ...RECORD, provisioningAction, ...identities }, TIMES).event.type).toEqual([type, 'group']);
  });

  it('indexes modified properties as texts, and their names where the value differs', () => {
    const modifiedProperties: JsonValue = [
      { displayName: 'mail', oldValue: 'a', newValue: 'b' },
      { displayName: 'mail', oldValue: 'b', newValue: 'c' },
      { displayName: 'active', oldValue: 'True', newValue: 'True' },
      { displayName: 'age', oldValue: null, newValue: 7 },
      { displayName: 'none', oldValue: null },
      { displayName: '', oldValue: 'x', newValue: 'y' },
      'nonsense',
    ];
    const { provisioning } = toDocument({ ...RECORD, modifiedProperties }, TIMES);
    expect(provisioning.changed).toEqual(['mail', 'age']);
    expect(provisioning.modified_properties).toEqual([
      { name: 'mail', old_value: 'a', new_value: 'b' },
      { name: 'mail', old_value: 'b', new_value: 'c' },
      { name: 'active', old_value: 'True', new_value: 'True' },
      { name: 'age', old_value: null, new_value: '7' },
      { name: 'none', old_value: null, new_value: null },
    ]);
    expect(provisioning.remainder).toEqual({ modifiedProperties });
    expect(toDocument({ ...RECORD, modifiedProperties: [] }, TIMES).provisioning.changed).toBeUndefined();
  });
});
