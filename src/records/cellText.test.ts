import { type RecordFieldName, recordField } from '../fields';

import { cellText, durationText } from './cellText';

function shown(name: RecordFieldName, value: unknown, timeZone = 'utc'): string {
  const field = recordField(name);
  return field ? cellText(field, value, timeZone) : 'no such field';
}

describe('cellText', () => {
  it('gives times in the time zone, from milliseconds and from text', () => {
    const time = Date.parse('2026-11-20T08:15:42Z');
    expect(shown('@timestamp', time)).toBe('2026-11-20 08:15:42');
    expect(shown('@timestamp', '2026-11-20T08:15:42.000Z', 'Asia/Tokyo')).toBe('2026-11-20 17:15:42');
    expect(shown('@timestamp', 'yesterday')).toBe('yesterday');
  });

  it('gives the words of people for names of constants', () => {
    expect(shown('provisioning.action', 'stagedDelete')).toBe('Staged delete');
    expect(shown('provisioning.error.class', 'brokenLink')).toBe('Linked object is gone');
    expect(shown('provisioning.application.name', 'create')).toBe('create');
  });

  it('gives durations in the unit that reads best', () => {
    expect(durationText(91_009_000_000)).toBe('1.52 mins');
    expect(durationText(212_000_000)).toBe('212 ms');
  });

  it('spells out what it did not expect', () => {
    expect(shown('provisioning.changed', ['a', 'b'])).toBe('a, b');
    expect(shown('error.code', { odd: true })).toBe('{"odd":true}');
    expect(shown('error.code', null)).toBe('');
    expect(shown('event.duration', undefined)).toBe('');
  });
});
