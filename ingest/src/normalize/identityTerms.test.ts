import { identityTerms } from './identityTerms.ts';

describe('identityTerms', () => {
  it('has whole names, words, and parts of names, ids and addresses in lower case, each once', () => {
    const source = {
      id: 'C0FFEE00-1111-4222-8333-444455556666',
      name: "Siobhán O'Neil-Smith",
      details: { userprincipalname: 'S.ONeil@Contoso.example', department: 'Finance', Mail: 7 },
    };
    expect(identityTerms([source, { id: 'CN=Siobhán,OU=Staff' }], [])).toEqual([
      "siobhán o'neil-smith",
      'siobhán',
      "o'neil-smith",
      'o',
      'neil',
      'smith',
      'c0ffee00-1111-4222-8333-444455556666',
      'cn=siobhán,ou=staff',
      'cn',
      'ou',
      'staff',
      's.oneil@contoso.example',
      's.oneil',
      's',
      'oneil',
      'contoso',
      'example',
    ]);
  });

  it('takes names from the details of steps, whatever the case of the keys', () => {
    const step = { details: { reportableIDENTIFIER: 'grace', objectId: 'secret', DisplayName: 'Grace Okafor' } };
    expect(identityTerms([undefined, undefined], [step, { details: 'none' }, {}])).toEqual([
      'grace',
      'grace okafor',
      'okafor',
    ]);
  });

  it('has a bounded number of bounded terms', () => {
    const name = Array.from({ length: 10_000 }, (_, index) => `n${index}`).join(' ');
    const terms = identityTerms([{ name }, { name: 'x'.repeat(1_000_000) }], []);
    expect(terms.length).toBeLessThanOrEqual(100);
    expect(Math.max(...terms.map((term) => term.length))).toBe(256);
  });
});
