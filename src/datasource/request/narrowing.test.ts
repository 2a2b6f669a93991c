import fc from 'fast-check';

import { FILTER_FIELDS } from '../../fields';
import { EVERYTHING } from '../testing';
import { UserError } from '../userError';
import { commonClauses, filterClauses, type Narrowed } from './narrowing';

const RANGE = { range: { '@timestamp': { gte: 1, lte: 2, format: 'epoch_millis' } } };
const begins = (value: string) => ({ prefix: { 'provisioning.identity_terms': { value } } });

describe('filterClauses', () => {
  it('keeps or leaves out the values of a field', () => {
    expect(
      filterClauses([
        { field: 'provisioning.status', values: ['failure', 'warning'] },
        { field: 'error.code', values: ['Timeout'], exclude: true },
      ])
    ).toEqual([
      { terms: { 'provisioning.status': ['failure', 'warning'] } },
      { bool: { must_not: [{ terms: { 'error.code': ['Timeout'] } }] } },
    ]);
  });

  it.each([[[]], [['']]])('narrows nothing with the values %j', (values) => {
    expect(filterClauses([{ field: 'error.code', values }])).toEqual([]);
    expect(filterClauses([{ field: 'error.code', values, exclude: true }])).toEqual([]);
  });

  it('puts any value into the clause as it is, and nowhere else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILTER_FIELDS),
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 5 }),
        (field, values) => {
          expect(filterClauses([{ field, values }])).toEqual([{ terms: { [field]: values } }]);
        }
      )
    );
  });

  it('refuses values that no record can have, and too many', () => {
    const filter = (values: string[]) => () => filterClauses([{ field: 'error.code', values }]);
    expect(filter(['x'.repeat(8192)])).toThrow('A value of the filter on Error code is longer than 8191 characters');
    expect(filter(['x'.repeat(8191)])).not.toThrow();
    expect(filter(Array.from({ length: 2001 }, (_, i) => `v${i}`))).toThrow(UserError);
  });
});

describe('commonClauses', () => {
  it('is the time range alone when nothing is asked for', () => {
    expect(commonClauses({ ...EVERYTHING, identity: [''], text: ['  '] })).toEqual([RANGE]);
  });

  it('wants every word of the identity to begin a term, in lower case', () => {
    expect(commonClauses({ ...EVERYTHING, identity: [' Ann\tLEE@contoso '] })).toEqual([
      RANGE,
      begins('ann'),
      begins('lee@contoso'),
    ]);
  });

  it('makes of any identity one clause a word, the word being its only value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 25 }), (identity) => {
        const [, ...clauses] = commonClauses({ ...EVERYTHING, identity: [identity] });
        const words = identity.toLowerCase().split(/\s+/).filter(Boolean);
        expect(clauses).toEqual(words.map(begins));
      })
    );
  });

  it('is met by any of several identities', () => {
    expect(commonClauses({ ...EVERYTHING, identity: ['ann lee', '', 'bob'] })).toEqual([
      RANGE,
      {
        bool: {
          should: [{ bool: { filter: [begins('ann'), begins('lee')] } }, { bool: { filter: [begins('bob')] } }],
          minimum_should_match: 1,
        },
      },
    ]);
  });

  it('hands a free text over as one value to a query that never fails, with few operators', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }), (text) => {
        fc.pre(text.trim() !== '' && text.split(/\s+/).length < 30);
        expect(commonClauses({ ...EVERYTHING, text: [text] })).toEqual([
          RANGE,
          {
            simple_query_string: {
              query: text,
              fields: ['message', 'error.message', 'error.code', 'provisioning.descriptions'],
              default_operator: 'and',
              flags: 'PHRASE|PREFIX|WHITESPACE',
            },
          },
        ]);
      })
    );
  });

  it('refuses texts that are too long or have too many words or alternatives', () => {
    const clauses = (narrowed: Partial<Narrowed>) => () => commonClauses({ ...EVERYTHING, ...narrowed });
    expect(clauses({ identity: ['x'.repeat(1001)] })).toThrow(
      'Identity may have at most 1000 characters and 30 words.'
    );
    expect(clauses({ text: ['a '.repeat(31)] })).toThrow(
      'The free text may have at most 1000 characters and 30 words.'
    );
    expect(clauses({ text: Array.from({ length: 101 }, String) })).toThrow(
      '101 alternatives; at most 100 are possible'
    );
  });

  it('leaves out what texts find', () => {
    expect(commonClauses({ ...EVERYTHING, notIdentity: ['ann lee', 'bob'] })).toEqual([
      RANGE,
      {
        bool: {
          must_not: [
            {
              bool: {
                should: [{ bool: { filter: [begins('ann'), begins('lee')] } }, { bool: { filter: [begins('bob')] } }],
                minimum_should_match: 1,
              },
            },
          ],
        },
      },
    ]);
    expect(commonClauses({ ...EVERYTHING, notIdentity: ['ann lee'] })).toEqual([
      RANGE,
      { bool: { must_not: [{ bool: { filter: [begins('ann'), begins('lee')] } }] } },
    ]);
  });

  it('narrows numbers, both bounds included', () => {
    const duration = { field: 'event.duration', min: 5 } as const;
    expect(commonClauses({ ...EVERYTHING, ranges: [duration, { field: 'provisioning.retry.attempt' }] })).toEqual([
      RANGE,
      { range: { 'event.duration': { gte: 5 } } },
    ]);
    expect(commonClauses({ ...EVERYTHING, ranges: [{ ...duration, max: 9, exclude: true }] })).toEqual([
      RANGE,
      { bool: { must_not: [{ range: { 'event.duration': { gte: 5, lte: 9 } } }] } },
    ]);
    expect(() => commonClauses({ ...EVERYTHING, ranges: [{ ...duration, max: 4 }] })).toThrow(
      'The range of Duration ends before it begins.'
    );
  });

  it('wants all of a change of one and the same property', () => {
    const path = 'provisioning.modified_properties';
    const change = { name: ['mail'], oldValue: null, newValue: [''] };
    const nested = {
      nested: {
        path,
        query: {
          bool: {
            filter: [
              { terms: { [`${path}.name`]: ['mail'] } },
              { bool: { must_not: [{ exists: { field: `${path}.old_value` } }] } },
              { terms: { [`${path}.new_value`]: [''] } },
            ],
          },
        },
      },
    };
    expect(commonClauses({ ...EVERYTHING, changes: [change, { name: [''] }] })).toEqual([RANGE, nested]);
    expect(commonClauses({ ...EVERYTHING, changes: [{ ...change, exclude: true }] })).toEqual([
      RANGE,
      { bool: { must_not: [nested] } },
    ]);
  });
});
