import { type ProvisioningDocument } from '@provlogs/schema/document';

import { documentId } from '@provlogs/schema/documentId';

import { type ReadRecordsQuery } from '../../../src/datasource/request/readQuery';
import { recordSearch, recordsSearch } from '../../../src/datasource/request/search';
import { type Hit } from '../../../src/datasource/response/searchResponse';
import { DAY, narrowedTo, OTHER_DAY, put, record, RECORDS, search, TIME, useDataSourceIndices } from './indices';

useDataSourceIndices();

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
    const ids = Array.from({ length: 60 }, (_, n) => documentId(undefined, id(n)));
    expect((await pages({ order: 'asc' })).map(({ _id }) => _id)).toEqual(ids);
    expect((await pages({ order: 'desc' })).map(({ _id }) => _id)).toEqual(ids.reverse());
  });

  it('go on after a record without an ID of its own', async () => {
    const foreign = Array.from({ length: 60 }, (_, n) => ({
      id: `f${n}`,
      document: { '@timestamp': new Date(TIME + n).toISOString() },
    }));
    await put(DAY, foreign);
    expect(new Set((await pages({})).map(({ fields }) => fields['@timestamp']?.[0])).size).toBe(60);
  });
});

it('names each record of a list as the document is called, however its ids are spelled', async () => {
  const TENANT = '8D1F6F0A-2F57-4A9C-9F0A-1B6C7D8E9F10';
  const named = [
    [TENANT, '0A0B0C0D-1111-4222-8333-444455556666'],
    [TENANT, 'Not:a GUID'],
    ['odd:tenant', 'x'],
    [undefined, 'without tenant'],
  ] as const;
  const documents = named.map(([tenant, id]) => ({
    id: documentId(tenant, id),
    document: { ...record(id, {}).document, ...(tenant !== undefined && { organization: { id: tenant } }) },
  }));
  await put(DAY, documents);
  const wanted = documents.map(({ id }) => id).sort();
  // Without the record, and with it: then Elasticsearch says how it is called.
  for (const columns of [['provisioning.status'], ['message']]) {
    const { hits } = await search(recordsSearch({ ...RECORDS, columns }, narrowedTo({})));
    expect(hits.hits.map(({ _id }) => _id).sort()).toEqual(wanted);
  }
});

it('gives whole documents with a list when they are wanted', async () => {
  await put(DAY, [record('a', { steps: [{ name: 's' }] })]);
  const { hits } = await search(recordsSearch({ ...RECORDS, documents: true }, narrowedTo({})));
  expect(hits.hits[0]?._source).toMatchObject({ provisioning: { steps: [{ name: 's' }] } });
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
  expect((await search(recordSearch('t:x', TIME + 123))).hits.hits).toEqual(one.hits.hits);
  expect((await search(recordSearch('t:y'))).hits.hits).toEqual([]);
});
