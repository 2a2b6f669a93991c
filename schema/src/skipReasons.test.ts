import { adviseOnSkip } from './skipReasons.ts';

describe('adviseOnSkip', () => {
  it.each([
    'RedundantExport',
    'AttributeValidationFailed',
    'NotEffectivelyEntitled',
    'OutOfScope',
    ' notEffectivelyEntitled',
  ])('knows %s', (reason) => {
    expect(adviseOnSkip(reason)).toEqual({
      meaning: expect.stringMatching(/\.$/),
      action: expect.stringMatching(/\.$/),
    });
  });

  it('tells the reasons apart', () => {
    expect(adviseOnSkip('AttributeValidationFailed')?.action).toContain('PropertyName');
    expect(adviseOnSkip('RedundantExport')?.meaning).toContain('same values');
  });

  it.each(['', 'SomethingElse', 'constructor'])('knows nothing of "%s"', (reason) => {
    expect(adviseOnSkip(reason)).toBeUndefined();
  });
});
