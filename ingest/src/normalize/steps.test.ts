import { failedStep, skipReason, stepsOf } from './steps.ts';

describe('steps', () => {
  it('are the objects of a list', () => {
    expect(stepsOf([{ name: 'a' }, null, 'b', [{}]])).toEqual([{ name: 'a' }]);
    expect(stepsOf({ name: 'a' })).toEqual([]);
  });

  it('name the first that failed', () => {
    const failed = { status: 'failure' };
    expect(
      failedStep([{ name: 'a', status: 'success' }, failed, { name: 'b', ...failed }, { name: 'c', ...failed }])
    ).toBe('b');
    expect(failedStep([{ name: 'a', status: 'skipped' }])).toBeUndefined();
  });

  it('give the reason of a skip, whatever the case of its key', () => {
    expect(skipReason([{}, { details: { skipreason: 'RedundantExport' } }], 'skipped')).toBe('RedundantExport');
    expect(skipReason([{ details: { SkipReason: '' } }, { details: { SkipReason: {} } }], 'skipped')).toBeUndefined();
  });

  it('tell that a skipped record was out of scope', () => {
    const scoping = { provisioningStepType: 'scoping', details: { 'Scoping filter evaluation passed': 'False' } };
    const passed = { provisioningStepType: 'scoping', details: { 'Scoping filter evaluation passed': 'True' } };
    expect(skipReason([scoping], 'skipped')).toBe('OutOfScope');
    expect(skipReason([scoping], 'success')).toBeUndefined();
    expect(skipReason([passed], 'skipped')).toBeUndefined();
  });
});
