import fc from 'fast-check';
import { fingerprint } from './fingerprint.ts';

describe('fingerprint', () => {
  it.each([
    ['numbers', 'Retry after 30 seconds.', 'Retry after 45 seconds.'],
    ['GUIDs', 'No object c0ffee00-1111-4222-8333-444455556666.', 'No object 0badcafe-2222-4333-8444-555566667777.'],
    ['ids', 'Account sys_user:9f1c is locked.', 'Account sys_user:77ab1 is locked.'],
    ['addresses', 'ann@contoso.example is taken.', 'bo.li@fabrikam.example is taken.'],
    ['single quotes', "User 'Ann' isn't allowed.", "User 'Bo Li' isn't allowed."],
    ['double quotes', 'Value "Finance" is too long.', 'Value "Human Resources" is too long.'],
    ['links', 'See https://a.example/u/ann for more.', 'See https://a.example/u/bo?x=y for more.'],
    ['times', 'Locked until 2026-11-20T21:02:07.441Z.', 'Locked until 2026-12-01 08:00:00 UTC.'],
    ['times of the US', 'Locked until 11/20/2026 9:02:07 PM.', 'Locked until 1/2/2027 10:00:00 AM.'],
    [
      'values in JSON',
      '{"detail":"User ann exists","status":409,"scimType":"uniqueness"}',
      '{"detail":"User bo exists","status":409,"scimType":"uniqueness"}',
    ],
    [
      'the number of attempts, and whether there were any',
      'It is taken.',
      'It is taken. This operation was retried 2 times. It will be retried again after this date: 2026-11-20T21:02:07Z UTC',
    ],
  ])('is the same for other %s', (_, one, other) => {
    expect(fingerprint('Code', one, [])).toBe(fingerprint('Code', other, []));
  });

  it.each([
    ['another code', ['A', 'x'], ['B', 'x']],
    ['other words', ['A', 'The name is taken.'], ['A', 'The name is too long.']],
    ['another HTTP status', ['A', 'HTTP status code 409.'], ['A', 'HTTP status code 403.']],
    ['another status in JSON', ['A', '{"status":"409"}'], ['A', '{"status":"400"}']],
    ['another SCIM type', ['A', '{"scimType":"uniqueness"}'], ['A', '{"scimType":"mutability"}']],
    ['other keys in JSON', ['A', '{"detail":"x"}'], ['A', '{"title":"x"}']],
  ])('tells %s apart', (_, [code, reason], [otherCode, otherReason]) => {
    expect(fingerprint(code, reason, [])).not.toBe(fingerprint(otherCode, otherReason, []));
  });

  it("leaves the record's own names out where they stand as words", () => {
    expect(fingerprint('Code', 'User Ann Li cannot be created: Ann Li exists.', ['Ann Li'])).toBe(
      'Code: User * cannot be created: * exists.'
    );
    expect(fingerprint('Code', 'It cannot be.', ['ann'])).toBe('Code: It cannot be.');
  });

  it('is undefined where there is neither code nor reason', () => {
    expect(fingerprint(undefined, undefined, [])).toBeUndefined();
    expect(fingerprint('Code', undefined, [])).toBe('Code');
  });

  it('is short, and quick, whatever the reason', () => {
    const pieces = [
      '"',
      "'",
      '@',
      '1',
      'a',
      '-',
      ':',
      ' ',
      '\\',
      'status',
      '"status":',
      'http://',
      '2026-11-20T',
      'ｅ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 5 }), (unit) => {
        const reason = unit.join('').repeat(200_000);
        const start = performance.now();
        expect(fingerprint('Code', reason, ['a', 'aa1'])?.length ?? 0).toBeLessThanOrEqual(512);
        expect(performance.now() - start).toBeLessThan(500);
      }),
      { numRuns: 200 }
    );
  });
});
