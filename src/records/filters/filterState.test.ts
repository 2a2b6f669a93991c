import { activeFilters, isNarrowed, narrowingOfState, NO_FILTERS, turned, withFilter } from './filterState';

describe('the state of the filters', () => {
  const failures = withFilter(NO_FILTERS, 'provisioning.status', ['failure']);

  it('asks for what is chosen and leaves out what is excluded', () => {
    const state = withFilter(failures, 'error.code', ['Timeout'], 'excluded');
    expect(narrowingOfState(state).filters).toEqual([
      { field: 'provisioning.status', values: ['failure'] },
      { field: 'error.code', values: ['Timeout'], exclude: true },
    ]);
    expect(isNarrowed(withFilter(NO_FILTERS, 'error.code', ['Timeout'], 'excluded'))).toBe(true);
    expect(isNarrowed(withFilter(failures, 'provisioning.status', []))).toBe(false);
  });

  it('turns a filter into its opposite and back, together with what is there', () => {
    const excluded = withFilter(failures, 'provisioning.status', ['skipped', 'failure'], 'excluded');
    const [include] = activeFilters(excluded);
    const both = include && turned(excluded, include);
    expect(both).toMatchObject({ filters: {}, excluded: { 'provisioning.status': ['skipped', 'failure'] } });
    const [exclude] = both ? activeFilters(both) : [];
    expect(both && exclude && turned(both, exclude).filters).toEqual({ 'provisioning.status': ['skipped', 'failure'] });
  });
});
