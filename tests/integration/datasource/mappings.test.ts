import { type ReadFacetsQuery } from '../../../src/datasource/request/readQuery';
import { facetsSearch, recordSearch } from '../../../src/datasource/request/search';
import { elasticsearchFault } from '../../../src/datasource/response/fault';
import { sentenceOf } from '../../../src/datasource/response/faultSentence';
import { CHECKED_FIELDS, mappingProblem, oldTemplate } from '../../../src/datasource/response/fieldCapabilities';
import { ask, FOREIGN, INDEX, narrowedTo, put, record, search, useDataSourceIndices } from './indices';

useDataSourceIndices();

describe('indices', () => {
  const fields = `_field_caps?fields=${CHECKED_FIELDS.join(',')}`;
  const facets: ReadFacetsQuery = { refId: 'A', queryType: 'facets', fields: ['error.code'], contains: '', limit: 1 };

  it('are missed when no index matches, by pattern and by name', async () => {
    await expect(search(recordSearch('x'), 'datasource-none-*')).rejects.toThrow('No index matches datasource-none-*,');
    const { status, answer } = await ask('POST', 'datasource-none/_search', JSON.stringify(recordSearch('x')));
    const fault = elasticsearchFault(answer);
    expect(fault && sentenceOf(fault, status, 'datasource-none')).toContain('No index matches datasource-none,');
    const { answer: capabilities } = await ask('GET', `datasource-none-*/${fields}`);
    expect(() => mappingProblem(capabilities, 'datasource-none-*')).toThrow('No index matches');
  });

  it('have the mappings that queries need when the template made them', async () => {
    const { answer } = await ask('GET', `${INDEX}/${fields}`);
    expect(mappingProblem(answer, INDEX)).toBeUndefined();
    expect(oldTemplate(answer)).toBeUndefined();
  });

  it('are named when they were made without the template', async () => {
    await put(FOREIGN, [
      record('x', { identity_terms: ['x'], status: 'failure' }, { message: 'm', error: { code: 'C', message: 'm' } }),
    ]);
    const { answer } = await ask('GET', `${FOREIGN},${INDEX}/${fields}`);
    const { answer: foreign } = await ask('GET', `${FOREIGN}/${fields}`);
    expect(oldTemplate(foreign)).toContain('Run "provlogs setup"');
    expect(oldTemplate(answer)).toBeUndefined();
    expect(mappingProblem(answer, INDEX)).toContain('index datasource-foreign has event.id as text instead of keyword');
    const failed = await ask('POST', `${FOREIGN}/_search`, JSON.stringify(facetsSearch(facets, narrowedTo({}))));
    expect(failed.status).toBe(400);
    const fault = elasticsearchFault(failed.answer);
    expect(fault && sentenceOf(fault, failed.status, FOREIGN)).toContain('has other mappings');
  });
});
