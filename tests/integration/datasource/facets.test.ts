import { type ReadFacetsQuery } from '../../../src/datasource/request/readQuery';
import { facetsSearch } from '../../../src/datasource/request/search';
import { readFacet } from '../../../src/datasource/response/aggregations';
import { DAY, narrowedTo, put, record, search, useDataSourceIndices } from './indices';

useDataSourceIndices();

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
