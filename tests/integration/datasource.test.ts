import { type ProvisioningDocument } from '@provlogs/schema/document';
import { recordTemplate } from '@provlogs/schema/indices';
import { type JsonObject } from '@provlogs/schema/record';
import fc from 'fast-check';

import { type Narrowed } from '../../src/datasource/request/narrowing';
import {
  type ReadFacetsQuery,
  type ReadRecordsQuery,
  type ReadSeriesQuery,
} from '../../src/datasource/request/readQuery';
import { facetsSearch, recordSearch, recordsSearch } from '../../src/datasource/request/search';
import { type Points, seriesSearch } from '../../src/datasource/request/series';
import { readFacet, readSeries } from '../../src/datasource/response/aggregations';
import { elasticsearchFault } from '../../src/datasource/response/fault';
import { sentenceOf } from '../../src/datasource/response/faultSentence';
import { CHECKED_FIELDS, mappingProblem } from '../../src/datasource/response/fieldCapabilities';
import { METRIC_PRESENTATIONS } from '../../src/datasource/response/metrics';
import { type Hit, readSearchResponse } from '../../src/datasource/response/searchResponse';
import { groupsOf } from '../../src/datasource/response/seriesGroups';
import { METRICS } from '../../src/datasource/types';

// Not of the worker's pattern: other tests count what is in those indices.
const INDEX = 'datasource-test-*';
const DAY = 'datasource-test-2026.11.20';
const OTHER_DAY = 'datasource-test-2026.11.19';
const FOREIGN = 'datasource-foreign';
const TIME = Date.UTC(2026, 10, 20, 12);

async function ask(method: string, path: string, body?: string): Promise<{ status: number; answer: unknown }> {
  const url = `${process.env.ELASTICSEARCH_URL ?? ''}/${path}`;
  const headers = { 'Content-Type': path.includes('_bulk') ? 'application/x-ndjson' : 'application/json' };
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return { status: response.status, answer: await response.json() };
}

async function search(body: JsonObject, index = INDEX) {
  const { answer } = await ask('POST', `${index}/_search`, JSON.stringify(body));
  return readSearchResponse(answer, index);
}

const indexed: Array<{ _index: string; _id: string }> = [];

async function bulk(lines: object[]): Promise<void> {
  const { answer } = await ask('POST', '_bulk?refresh=true', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  expect(answer).toMatchObject({ errors: false });
}

/** Indexes documents for one test; what it does not care about is not in them. */
async function put(index: string, documents: Array<{ id: string; document: JsonObject }>): Promise<void> {
  const actions = documents.map(({ id, document }) => ({ create: { _index: index, _id: id }, document }));
  await bulk(actions.flatMap(({ create, document }) => [{ create }, document]));
  indexed.push(...actions.map(({ create }) => create));
}

const record = (id: string, provisioning: JsonObject, more: JsonObject = {}, time = TIME) => ({
  id,
  document: { '@timestamp': new Date(time).toISOString(), event: { id }, provisioning, ...more },
});

const narrowedTo = (narrowed: Partial<Narrowed>): Narrowed => ({
  from: TIME - 1000,
  to: TIME + 1000,
  filters: [],
  ranges: [],
  changes: [],
  identity: [],
  notIdentity: [],
  text: [],
  notText: [],
  ...narrowed,
});

const RECORDS: ReadRecordsQuery = {
  refId: 'A',
  queryType: 'records',
  format: 'table',
  documents: false,
  order: 'desc',
  limit: 1000,
};

async function found(narrowed: Partial<Narrowed>): Promise<string[]> {
  const { hits } = await search(recordsSearch(RECORDS, narrowedTo(narrowed)));
  expect(hits.total?.value).toBe(hits.hits.length);
  return hits.hits.map(({ _id }) => _id).sort();
}

beforeAll(async () => {
  for (const index of [DAY, OTHER_DAY]) {
    const { status } = await ask('PUT', index, JSON.stringify(recordTemplate({ ilm: false }).template));
    expect(status).toBe(200);
  }
});

afterEach(async () => {
  const made = indexed.splice(0);
  if (made.length > 0) {
    await bulk(made.map((place) => ({ delete: place })));
  }
});

afterAll(async () => {
  await ask('DELETE', `${DAY},${OTHER_DAY},${FOREIGN}?ignore_unavailable=true`);
});

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

describe('series', () => {
  const SERIES: ReadSeriesQuery = {
    refId: 'A',
    queryType: 'series',
    metrics: ['count', 'failures', 'failureRatio', 'identities', 'durationP95'],
    groupBy: [],
    limit: 1,
    other: true,
    interval: 'none',
    levels: false,
  };
  // Berlin's clocks go back on 25 October 2026, at 01:00 UTC.
  const MIDNIGHTS = [Date.UTC(2026, 9, 23, 22), Date.UTC(2026, 9, 24, 22), Date.UTC(2026, 9, 25, 23)];
  const [SATURDAY = 0, SUNDAY = 0, MONDAY = 0] = MIDNIGHTS;

  const event = (id: string, time: number, name: string, failed: 0 | 1, who: string) =>
    record(
      id,
      { application: { name }, failed, identity: { id: who }, action: 'create' },
      { event: { id, duration: 1000 } },
      time
    );

  beforeEach(() =>
    put(OTHER_DAY, [
      event('a', SATURDAY, 'Box', 1, 'ann'),
      event('b', MONDAY - 1, 'Box', 0, 'ann'),
      event('c', MONDAY, 'Box', 1, 'bob'),
      event('d', MONDAY, 'AWS', 0, 'bob'),
      record('e', {}, {}, MONDAY),
    ])
  );

  async function groups(query: Partial<ReadSeriesQuery>, points: Points) {
    const asked = { ...SERIES, ...query };
    const response = await search(seriesSearch(asked, narrowedTo({ from: SATURDAY, to: MONDAY + 1000 }), points));
    return groupsOf(readSeries(response.aggregations), asked.groupBy, asked.other).groups;
  }

  it('are numbers of groups and of what they leave', async () => {
    const found = await groups({ groupBy: ['provisioning.application.name'] }, undefined);
    const table = found.map(({ values, numbers }) => [
      ...values,
      ...SERIES.metrics.map((metric) => METRIC_PRESENTATIONS[metric].valueOf(numbers)),
    ]);
    expect(table).toEqual([
      ['Box', 3, 2, 2 / 3, 2, 1000],
      ['Other', 1, 0, 0, 0, null],
    ]);
  });

  it('are ranked by any metric, and grouped by two fields', async () => {
    for (const metric of METRICS) {
      const groupBy: ReadSeriesQuery['groupBy'] = ['provisioning.application.name', 'provisioning.action'];
      const found = await groups({ metrics: [metric], groupBy, limit: 5 }, undefined);
      expect(found.map(({ values }) => values.join()).sort()).toEqual(['AWS,create', 'Box,create']);
    }
  });

  it("have the days of the dashboard's time zone, also that of 25 hours, and days without records", async () => {
    const [all] = await groups({ metrics: ['count'] }, { interval: '1d', timeZone: 'Europe/Berlin' });
    expect(all?.points.map(({ key }) => key)).toEqual(MIDNIGHTS);
    expect(all?.points.map(({ doc_count }) => doc_count)).toEqual([1, 1, 3]);
    expect(SUNDAY + 25 * 3_600_000).toBe(MONDAY);
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

describe('pages', () => {
  async function pages(query: Partial<ReadRecordsQuery>): Promise<Hit[]> {
    const all: Hit[] = [];
    for (let after: ReadRecordsQuery['after']; ; after = all.at(-1)?.sort) {
      const { hits } = await search(recordsSearch({ ...RECORDS, ...query, limit: 7, after }, narrowedTo({})));
      all.push(...hits.hits);
      if (hits.hits.length < 7) {
        return all;
      }
      // Only the first page counts.
      expect(hits.total?.value).toBe(after === undefined ? 60 : undefined);
    }
  }

  it('hold every record once and in order, though many have the same time', async () => {
    const id = (n: number) => `r${String(n).padStart(2, '0')}`;
    // Every third in the other index, four different times for all.
    for (const [index, third] of [
      [DAY, [0, 1]],
      [OTHER_DAY, [2]],
    ] as const) {
      const numbers = Array.from({ length: 60 }, (_, n) => n).filter((n) => third.some((rest) => rest === n % 3));
      await put(
        index,
        numbers.map((n) => record(id(n), {}, {}, TIME + Math.floor(n / 15)))
      );
    }
    const ids = Array.from({ length: 60 }, (_, n) => id(n));
    expect((await pages({ order: 'asc' })).map(({ _id }) => _id)).toEqual(ids);
    expect((await pages({ order: 'desc' })).map(({ _id }) => _id)).toEqual(ids.reverse());
  });

  it('go on after a record without an ID of its own', async () => {
    const foreign = Array.from({ length: 60 }, (_, n) => ({
      id: `f${n}`,
      document: { '@timestamp': new Date(TIME + n).toISOString() },
    }));
    await put(DAY, foreign);
    expect(new Set((await pages({})).map(({ _id }) => _id)).size).toBe(60);
  });
});

it('gives whole documents with a list when they are wanted', async () => {
  await put(DAY, [record('a', { steps: [{ name: 's' }] })]);
  const { hits } = await search(recordsSearch({ ...RECORDS, documents: true }, narrowedTo({})));
  expect(hits.hits[0]?._source).toMatchObject({ provisioning: { steps: [{ name: 's' }] } });
});

it('finds values by a part of them, in any letter case and whatever it holds', async () => {
  const names = ['Straße 5', 'a.b', 'aXb', 'Data\\d', '"q"', '(x)', '[1-2]', 'Ünlü & <b>', '🙂~#@'];
  await put(
    DAY,
    names.map((name, n) => record(`n${n}`, { application: { name } }))
  );
  for (const [contains, ...expected] of [
    ['STRAßE', 'Straße 5'],
    ['a.b', 'a.b'],
    ['\\D', 'Data\\d'],
    ['"Q', '"q"'],
    ['(x)', '(x)'],
    ['[1-', '[1-2]'],
    ['üNL', 'Ünlü & <b>'],
    ['& <B', 'Ünlü & <b>'],
    ['🙂~#', '🙂~#@'],
    ['.*'],
    ['ĳ'.repeat(90)],
  ] satisfies Array<[string, ...string[]]>) {
    const facets: ReadFacetsQuery = {
      refId: 'A',
      queryType: 'facets',
      fields: ['provisioning.application.name'],
      contains,
      limit: 10,
    };
    const { aggregations } = await search(facetsSearch(facets, narrowedTo({})));
    const { buckets } = readFacet(aggregations['provisioning.application.name']);
    expect({ contains, found: buckets.map(({ key }) => key) }).toEqual({ contains, found: expected });
  }
});

it('gives the columns of a list, times in milliseconds, and one whole document', async () => {
  const document = {
    '@timestamp': '2026-11-20T12:00:00.123Z',
    event: { id: 'x', duration: 1_500_000_000 },
    message: 'm',
    provisioning: { changed: ['a', 'b'], steps: [{ name: 's' }] },
  } satisfies { [Key in keyof ProvisioningDocument]?: unknown };
  await put(DAY, [{ id: 't:x', document }]);
  const columns = ['@timestamp', 'event.duration', 'message', 'provisioning.changed', 'error.code', 'no.such.field'];
  const list = await search(recordsSearch({ ...RECORDS, columns }, narrowedTo({})));
  expect(list.hits.hits).toEqual([
    {
      _id: 't:x',
      sort: [TIME + 123, 'x'],
      fields: {
        '@timestamp': [String(TIME + 123)],
        'event.duration': [1_500_000_000],
        message: ['m'],
        'provisioning.changed': ['a', 'b'],
      },
    },
  ]);
  const one = await search(recordSearch('t:x'));
  expect(one.hits.hits[0]?._source).toEqual(document);
  expect((await search(recordSearch('t:y'))).hits.hits).toEqual([]);
});

describe('indices', () => {
  const fields = `_field_caps?fields=${CHECKED_FIELDS.join(',')}`;
  const facets: ReadFacetsQuery = { refId: 'A', queryType: 'facets', fields: ['error.code'], contains: '', limit: 1 };

  it('are missed when no index matches, by pattern and by name', async () => {
    await expect(search(recordSearch('x'), 'datasource-none-*')).rejects.toThrow('No index matches datasource-none-*.');
    const { status, answer } = await ask('POST', 'datasource-none/_search', JSON.stringify(recordSearch('x')));
    const fault = elasticsearchFault(answer);
    expect(fault && sentenceOf(fault, status, 'datasource-none')).toContain('No index matches datasource-none.');
    const { answer: capabilities } = await ask('GET', `datasource-none-*/${fields}`);
    expect(() => mappingProblem(capabilities, 'datasource-none-*')).toThrow('No index matches');
  });

  it('have the mappings that queries need when the template made them', async () => {
    const { answer } = await ask('GET', `${INDEX}/${fields}`);
    expect(mappingProblem(answer, INDEX)).toBeUndefined();
  });

  it('are named when they were made without the template', async () => {
    await put(FOREIGN, [
      record('x', { identity_terms: ['x'], status: 'failure' }, { message: 'm', error: { code: 'C', message: 'm' } }),
    ]);
    const { answer } = await ask('GET', `${FOREIGN},${INDEX}/${fields}`);
    expect(mappingProblem(answer, INDEX)).toContain('index datasource-foreign has event.id as text instead of keyword');
    const failed = await ask('POST', `${FOREIGN}/_search`, JSON.stringify(facetsSearch(facets, narrowedTo({}))));
    expect(failed.status).toBe(400);
    const fault = elasticsearchFault(failed.answer);
    expect(fault && sentenceOf(fault, failed.status, FOREIGN)).toContain('has other mappings');
  });
});
