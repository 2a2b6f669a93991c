import { wholeMilliseconds, withGraphSpelling } from './spelling.ts';

describe('withGraphSpelling', () => {
  it.each([
    [14.9, 14],
    ['14.9', 14],
    [' 640 ', 640],
    ['-0.3', 0],
    [-3, -3],
    ['', ''],
    ['fast', 'fast'],
    ['1e3', '1e3'],
    [null, null],
  ])('reads the duration %p as %p', (value, expected) => {
    expect(wholeMilliseconds(value)).toBe(expected);
  });

  it('drops the old action and status only where they repeat the new ones', () => {
    const status = { provisioningStatusInfo: { status: 'failure' } };
    expect(withGraphSpelling({ provisioningAction: 'create', Action: 'Create' })).toEqual({
      provisioningAction: 'create',
    });
    expect(withGraphSpelling({ provisioningAction: 'update', action: 'EntryExportUpdate' })).toEqual({
      provisioningAction: 'update',
      action: 'EntryExportUpdate',
    });
    expect(withGraphSpelling({ ...status, statusInfo: { Status: 1 } })).toEqual(status);
    expect(withGraphSpelling({ ...status, statusInfo: { Status: 0 } })).toEqual({
      ...status,
      statusInfo: { Status: 0 },
    });
  });

  it('leaves numbers and words alone that the enumerations do not have', () => {
    const record = { provisioningSteps: [{ provisioningStepType: 6, status: '4' }, 1, null] };
    expect(withGraphSpelling(record)).toEqual(record);
  });

  it('leaves text alone that only looks like JSON', () => {
    const record = { sourceSystem: '{"id":', modifiedProperties: "[{'displayName'}]", targetSystem: '[not json' };
    expect(withGraphSpelling(record)).toEqual(record);
  });
});
