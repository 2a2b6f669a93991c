import { AD_HOC_FIELDS, narrowingOfAdHoc } from './adHoc';

const filter = (key: string, operator: string, value: string, values?: string[]) => ({ key, operator, value, values });

describe('narrowingOfAdHoc', () => {
  it('makes filters of values as they are, one or several', () => {
    const odd = 'a:"b\\*/$x|y';
    expect(
      narrowingOfAdHoc([
        filter('error.code', '=', odd),
        filter('provisioning.status', '!=', 'success'),
        filter('provisioning.action', '=|', 'create', ['create', 'update']),
        filter('provisioning.job_id', '!=|', '', ['a', 'b']),
      ])
    ).toEqual({
      filters: [
        { field: 'error.code', values: [odd] },
        { field: 'provisioning.status', values: ['success'], exclude: true },
        { field: 'provisioning.action', values: ['create', 'update'] },
        { field: 'provisioning.job_id', values: ['a', 'b'], exclude: true },
      ],
      ranges: [],
    });
  });

  it('makes ranges of comparisons of whole numbers', () => {
    const field = 'provisioning.retry.attempt';
    expect(
      narrowingOfAdHoc(['>', '<', '=', '!=', '>=', '<='].map((operator) => filter(field, operator, '3'))).ranges
    ).toEqual([
      { field, min: 4 },
      { field, max: 2 },
      { field, min: 3, max: 3 },
      { field, min: 3, max: 3, exclude: true },
      { field, min: 3 },
      { field, max: 3 },
    ]);
  });

  it('knows every field that it offers', () => {
    expect(() => narrowingOfAdHoc(AD_HOC_FIELDS.map((key) => filter(key, '=', '1')))).not.toThrow();
  });

  it.each([
    [filter('host', '=', 'a'), 'The ad-hoc filter on "host" cannot be applied'],
    [filter('error.code', '=~', '.*'), 'on Error code has the operator =~, which this data source does not offer'],
    [filter('error.code', '>', 'a'), 'has the operator >'],
    [filter('event.duration', '>', 'long'), 'on Duration needs a number, not "long". It is in nanoseconds.'],
  ])('refuses %j', (refused, message) => {
    expect(() => narrowingOfAdHoc([refused])).toThrow(message);
  });
});
