import { EVERYTHING } from '../testing';
import { failedSearch, firstSuccessSearch, succeededSearch } from './failing';

const ANN = { job: 'j', application: 'box', identity: 'ann', last: 1 };
const BOB = { job: null, application: 'aws', identity: 'bob', last: 2 };
const RANGE = { range: { '@timestamp': { gte: 1, lte: 2, format: 'epoch_millis' } } };
const SUCCESS = { term: { 'provisioning.status': 'success' } };

describe('failedSearch', () => {
  const filters = [{ field: 'error.code' as const, values: ['Timeout'] }];

  it('groups the failures that the query is narrowed to, by job, application and identity', () => {
    expect(failedSearch({ ...EVERYTHING, filters }, { size: 10 })).toMatchObject({
      size: 0,
      query: {
        bool: { filter: [RANGE, { terms: { 'error.code': ['Timeout'] } }, { term: { 'provisioning.failed': 1 } }] },
      },
      aggs: {
        groups: {
          composite: {
            size: 10,
            sources: [
              { job: { terms: { field: 'provisioning.job_id', missing_bucket: true } } },
              { application: { terms: { field: 'provisioning.application.id', missing_bucket: true } } },
              { identity: { terms: { field: 'provisioning.identity.id' } } },
            ],
          },
          aggs: { record: { top_hits: { size: 1, _source: false, stored_fields: '_none_' } } },
        },
      },
    });
  });

  it('goes on after a page', () => {
    const after = { job: null, application: 'box', identity: 'ann' };
    expect(failedSearch(EVERYTHING, { size: 10, after })).toMatchObject({ aggs: { groups: { composite: { after } } } });
  });
});

describe('succeededSearch', () => {
  const narrowed = { ...EVERYTHING, text: ['quota'] };
  const clausesOf = (...identities: Parameters<typeof succeededSearch>[0]) =>
    succeededSearch(identities, narrowed, { size: 10 }).query;

  it('asks for these identities in their jobs and applications, whatever else the query is narrowed to', () => {
    expect(clausesOf(ANN, BOB)).toEqual({
      bool: {
        filter: [
          RANGE,
          SUCCESS,
          { terms: { 'provisioning.identity.id': ['ann', 'bob'] } },
          {
            bool: {
              should: [
                { terms: { 'provisioning.job_id': ['j'] } },
                { terms: { 'provisioning.application.id': ['aws'] } },
              ],
              minimum_should_match: 1,
            },
          },
        ],
      },
    });
  });

  it('leaves out no job where one of them failed in no job and no application', () => {
    expect(clausesOf(ANN, { ...BOB, application: null })).toEqual({
      bool: { filter: [RANGE, SUCCESS, { terms: { 'provisioning.identity.id': ['ann', 'bob'] } }] },
    });
  });
});

describe('firstSuccessSearch', () => {
  it('has a bucket an identity, for what came after its last failure', () => {
    const after = (last: number) => ({ range: { '@timestamp': { gt: last, format: 'epoch_millis' } } });
    expect(firstSuccessSearch([ANN, BOB, { ...BOB, application: null }], EVERYTHING)).toMatchObject({
      aggs: {
        since: {
          filters: {
            filters: [
              [{ term: { 'provisioning.identity.id': 'ann' } }, { term: { 'provisioning.job_id': 'j' } }, after(1)],
              [
                { term: { 'provisioning.identity.id': 'bob' } },
                { term: { 'provisioning.application.id': 'aws' } },
                after(2),
              ],
              [{ term: { 'provisioning.identity.id': 'bob' } }, after(2)],
            ].map((filter) => ({ bool: { filter } })),
          },
        },
      },
    });
  });
});
