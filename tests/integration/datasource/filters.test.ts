import fc from 'fast-check';

import { type Narrowed } from '../../../src/datasource/request/narrowing';
import { type ReadFacetsQuery } from '../../../src/datasource/request/readQuery';
import { facetsSearch } from '../../../src/datasource/request/search';
import { readFacet } from '../../../src/datasource/response/aggregations';
import { DAY, found, narrowedTo, put, record, search, TIME, useDataSourceIndices } from './indices';

useDataSourceIndices();

describe('filters', () => {
  const application = (name: string) => ({ application: { name } });

  beforeEach(() =>
    put(DAY, [
      record('dropbox-failed', { ...application('Dropbox'), status: 'failure', changed: ['mail', 'title'] }),
      record('dropbox-done', { ...application('Dropbox'), status: 'success', changed: ['mail'] }),
      record('aws-failed', { ...application('AWS'), status: 'failure' }),
      record('no-application', { status: 'skipped' }),
      record('earlier', { ...application('Dropbox'), status: 'failure' }, {}, TIME - 1001),
    ])
  );

  it('keep the records of the time range, its ends included', async () => {
    expect(await found({})).toEqual(['aws-failed', 'dropbox-done', 'dropbox-failed', 'no-application']);
    expect(await found({ from: TIME - 1001, to: TIME - 1001 })).toEqual(['earlier']);
  });

  it('keep the records that have one of the values of each', async () => {
    const byName = { field: 'provisioning.application.name', values: ['Dropbox', 'Box'] } as const;
    expect(
      await found({
        filters: [
          { ...byName, values: [...byName.values] },
          { field: 'provisioning.status', values: ['failure', 'skipped'] },
        ],
      })
    ).toEqual(['dropbox-failed']);
    expect(await found({ filters: [{ field: 'provisioning.changed', values: ['title'] }] })).toEqual([
      'dropbox-failed',
    ]);
  });

  it('leave out values, but not records without one', async () => {
    const values = ['Dropbox'];
    expect(await found({ filters: [{ field: 'provisioning.application.name', values, exclude: true }] })).toEqual([
      'aws-failed',
      'no-application',
    ]);
  });

  it('are left out of the counts of their own field only', async () => {
    const facets: ReadFacetsQuery = {
      refId: 'A',
      queryType: 'facets',
      fields: ['provisioning.application.name', 'provisioning.status'],
      contains: '',
      limit: 2,
    };
    const filters = [{ field: 'provisioning.status' as const, values: ['failure'] }];
    const { aggregations } = await search(facetsSearch(facets, narrowedTo({ filters })));
    const counts = (field: string) => {
      const { buckets, sum_other_doc_count } = readFacet(aggregations[field]);
      return {
        ...Object.fromEntries(buckets.map(({ key, doc_count }) => [key, doc_count])),
        others: sum_other_doc_count,
      };
    };
    expect(counts('provisioning.application.name')).toEqual({ AWS: 1, Dropbox: 1, others: 0 });
    expect(counts('provisioning.status')).toEqual({ failure: 2, skipped: 1, others: 1 });
  });
});

describe('texts', () => {
  beforeEach(() =>
    put(DAY, [
      record('ann', { identity_terms: ['ann', 'lee', 'ann.lee@contoso.com', 'contoso.com', 'o’neil'] }),
      record('annika', { identity_terms: ['annika', 'berg'] }),
      record(
        'error',
        { identity_terms: [] },
        {
          message: 'Creating Bob in Dropbox failed',
          error: { code: 'DropboxTimeout', message: 'The request timed out.' },
        }
      ),
      record('other', { identity_terms: [] }, { message: 'Creating Bob in AWS succeeded - or not' }),
    ])
  );

  it.each<[string, string[]]>([
    ['ann', ['ann', 'annika']],
    ['ANN lee', ['ann']],
    ['lee ann contoso', ['ann']],
    ['ann.lee@con', ['ann']],
    ['o’neil', ['ann']],
    ['nn', []],
    ['ann*', []],
    ['ann OR berg', []],
    ['.*', []],
    ['"ann"', []],
  ])('find the identity %s by the beginnings of its terms', async (identity, ids) => {
    expect(await found({ identity: [identity] })).toEqual(ids);
  });

  it('find any of several identities', async () => {
    expect(await found({ identity: ['lee', 'berg'] })).toEqual(['ann', 'annika']);
  });

  it.each<[string, string[]]>([
    ['creating bob', ['error', 'other']],
    ['bob timed', ['error']],
    ['DropboxTimeout', ['error']],
    ['"timed out"', ['error']],
    ['"out timed"', []],
    ['succ*', ['other']],
    ['bob | nobody', []],
    ['+bob', ['error', 'other']],
    ['-bob', ['error', 'other']],
    ['error.code:DropboxTimeout', []],
    ['bobb~', []],
    ['"', []],
    ['(((', []],
    ['\\', []],
  ])('find the words %s, whatever operators they look like', async (text, ids) => {
    expect(await found({ text: [text] })).toEqual(ids);
  });
});

describe('numbers, changes and exclusions', () => {
  const changes = 'modified_properties';

  beforeEach(() =>
    put(DAY, [
      record('quick', {
        retry: { attempt: 1 },
        ingest_delay: 60,
        [changes]: [
          { name: 'department', old_value: 'A', new_value: 'B' },
          { name: 'mail', old_value: null, new_value: '' },
        ],
        identity_terms: ['ann'],
      }),
      record('slow', {
        retry: { attempt: 4 },
        ingest_delay: 7200,
        [changes]: [
          { name: 'department', old_value: 'B', new_value: 'A' },
          { name: 'title', old_value: 'A', new_value: 'B' },
        ],
        identity_terms: ['bob'],
        descriptions: ['The scoping filter did not pass.'],
      }),
      record('plain', { identity_terms: ['cid'] }),
    ])
  );

  it.each<[string, Partial<Narrowed>, string[]]>([
    ['attempts', { ranges: [{ field: 'provisioning.retry.attempt', min: 4 }] }, ['slow']],
    ['delays', { ranges: [{ field: 'provisioning.ingest_delay', min: 60, max: 60 }] }, ['quick']],
    ['others', { ranges: [{ field: 'provisioning.ingest_delay', max: 60, exclude: true }] }, ['plain', 'slow']],
    ['a change', { changes: [{ name: ['department'], oldValue: ['A'], newValue: ['B'] }] }, ['quick']],
    ['any change to', { changes: [{ newValue: ['B'] }] }, ['quick', 'slow']],
    ['nothing to empty', { changes: [{ name: ['mail'], oldValue: null, newValue: [''] }] }, ['quick']],
    ['two properties', { changes: [{ name: ['title'] }, { name: ['department'] }] }, ['slow']],
    ['no change of', { changes: [{ name: ['title'], exclude: true }] }, ['plain', 'quick']],
    ['not an identity', { notIdentity: ['ann', 'cid'] }, ['slow']],
    ["a step's words", { text: ['"scoping filter"'] }, ['slow']],
    ["not a step's words", { notText: ['scoping'] }, ['plain', 'quick']],
  ])('find %s', async (_, narrowed, ids) => {
    expect(await found(narrowed)).toEqual(ids);
  });
});

it('finds values literally, whatever they hold', async () => {
  const odd = [
    '"}]}',
    '*',
    '?',
    'a*b',
    '\\',
    '\\u0000',
    "' OR 1=1",
    '$__all',
    '{{x}}',
    '<b>',
    '–é🙂',
    ' ',
    '\t',
    '_id:1',
    '{"match_all":{}}',
  ];
  const random = fc.sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { numRuns: 50, seed: 7 });
  const values = [...new Set([...odd, ...random])];
  await put(
    DAY,
    values.map((name, n) => record(`v${n}`, { application: { name }, identity_terms: [name.toLowerCase()] }))
  );
  const finds = async (name: string, n: number) => {
    expect(await found({ filters: [{ field: 'provisioning.application.name', values: [name] }] })).toEqual([`v${n}`]);
    if (/^\S+$/.test(name)) {
      expect(await found({ identity: [name] })).toContain(`v${n}`);
    }
  };
  await Promise.all(values.map(finds));
});
