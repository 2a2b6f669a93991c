import fc from 'fast-check';
import { readTime } from './time.ts';

const iso = (value: string | number) => {
  const time = readTime(value);
  return time === undefined ? undefined : new Date(time).toISOString();
};

describe('readTime', () => {
  it.each([
    ['02/03/2026 09:41:00', '2026-02-03T09:41:00.000Z'],
    ['2/3/2026 09:41:00', '2026-02-03T09:41:00.000Z'],
    ['02/03/2026 09:41:00 AM', '2026-02-03T09:41:00.000Z'],
    ['2/3/2026 9:41:00 AM', '2026-02-03T09:41:00.000Z'],
    ['2/3/2026 10:41:00 AM +01:00', '2026-02-03T09:41:00.000Z'],
    ['2026-02-03T09:41:00', '2026-02-03T09:41:00.000Z'],
    ['2026-02-03T09:41:00.22Z', '2026-02-03T09:41:00.220Z'],
    ['2026-02-03T09:41:00.6816663Z', '2026-02-03T09:41:00.681Z'],
    ['2026-02-03T09:41:00.535404056Z', '2026-02-03T09:41:00.535Z'],
    ['2026-02-03T09:41:00.992099+00:00', '2026-02-03T09:41:00.992Z'],
    ['2026-02-03T11:41:00+02:00', '2026-02-03T09:41:00.000Z'],
  ])('reads the spelling %s of Azure services', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ['2026-11-20T08:15:42Z', '2026-11-20T08:15:42.000Z'],
    ['2026-11-20 08:15:42', '2026-11-20T08:15:42.000Z'],
    ['2026-11-20 08:15:42.5 UTC', '2026-11-20T08:15:42.500Z'],
    ['2026-11-20t08:15:42z', '2026-11-20T08:15:42.000Z'],
    ['2026-11-20T08:15Z', '2026-11-20T08:15:00.000Z'],
    ['2026-11-20T00:30:00+05:30', '2026-11-19T19:00:00.000Z'],
    ['2026-11-20T23:30:00-0100', '2026-11-21T00:30:00.000Z'],
    ['2026-11-20T23:59:59.9999999Z', '2026-11-20T23:59:59.999Z'],
    ['11/20/2026 12:00:00 AM', '2026-11-20T00:00:00.000Z'],
    ['11/20/2026 12:00:00 PM', '2026-11-20T12:00:00.000Z'],
    ['11/20/2026 9:02:07\u202fPM', '2026-11-20T21:02:07.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
    [1795162542, '2026-11-20T08:15:42.000Z'],
    ['1795162542', '2026-11-20T08:15:42.000Z'],
    [1795162542.123, '2026-11-20T08:15:42.123Z'],
    [1795162542123, '2026-11-20T08:15:42.123Z'],
    ['1795162542123', '2026-11-20T08:15:42.123Z'],
    [1795162542123.9, '2026-11-20T08:15:42.123Z'],
  ])('reads %p', (value, expected) => {
    expect(iso(value)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    'yesterday',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-11-00T00:00:00Z',
    '2026-11-20T24:00:00Z',
    '2026-11-20T23:60:00Z',
    '2026-11-20T23:00:60Z',
    '2026-11-20T23:00:00+15:00',
    '2026-11-20T08:15:42Z and more',
    '13/1/2026 9:00:00 AM',
    '1/13/2026 13:00:00 PM',
    '1/13/2026 0:00:00 AM',
    '0001-01-01T00:00:00Z',
    '0099-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '9999-12-31T23:59:59-01:00',
    '-5',
    '999999999999999',
    `2026-11-20T08:15:42.${'1'.repeat(1_000_000)}Z`,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    true,
    {},
    ['2026-11-20T08:15:42Z'],
    undefined,
  ])('refuses %p', (value) => {
    expect(readTime(value)).toBeUndefined();
  });

  it.each([0, 2026, '2026', 20261120, '20261120', 5e11, '1e12'])('takes %p for no time', (value) => {
    expect(readTime(value)).toBeUndefined();
  });

  it('reads every instant in every spelling, and never rounds up', () => {
    const instants = fc.date({
      // Earlier, a number is something else.
      min: new Date('2001-09-10T00:00:00Z'),
      // Later, a number of seconds is as large as one of milliseconds.
      max: new Date('5138-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        instants,
        fc.stringMatching(/^[0-9]{0,6}$/),
        fc.integer({ min: -840, max: 840 }),
        (date, tail, zone) => {
          const time = date.getTime();
          const text = date.toISOString();
          const local = new Date(time + zone * 60_000).toISOString();
          const offset = `${zone < 0 ? '-' : '+'}${two(Math.trunc(Math.abs(zone) / 60))}:${two(Math.abs(zone) % 60)}`;
          expect(readTime(text)).toBe(time);
          expect(readTime(text.replace('Z', `${tail}Z`))).toBe(time);
          expect(readTime(local.replace('Z', offset))).toBe(time);
          expect(readTime(text.replace('T', ' ').replace('Z', ''))).toBe(time);
          expect(readTime(time)).toBe(time);
          expect(readTime(`${Math.trunc(time / 1000)}.${text.slice(20, 23)}${tail}`)).toBe(time);
        }
      )
    );
  });
});

function two(value: number): string {
  return String(value).padStart(2, '0');
}
