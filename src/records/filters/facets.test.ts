import { facetFrame, recordsFrame } from '../testing/fakeSource';

import { facetsOf } from './facets';

describe('facetsOf', () => {
  it('gives the values and counts of each field', () => {
    const facets = facetsOf([
      facetFrame('provisioning.status', { failure: 3, success: 2 }),
      facetFrame('provisioning.action', { create: 5 }, 9),
    ]);
    expect(facets.get('provisioning.status')).toEqual({
      values: [
        { value: 'failure', count: 3 },
        { value: 'success', count: 2 },
      ],
      otherCount: 0,
    });
    expect(facets.get('provisioning.action')?.otherCount).toBe(9);
  });

  it('passes over frames that are not facets of a field that can be filtered', () => {
    expect(facetsOf([facetFrame('message', { a: 1 }), recordsFrame([{ _id: 'a' }])]).size).toBe(0);
  });
});
