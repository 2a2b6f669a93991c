import { type ProvisioningStep } from '@provlogs/schema/record';

import { unresolvedReferences } from './unresolvedReferences';

const step = (parts: Partial<ProvisioningStep>): ProvisioningStep => ({
  name: null,
  description: null,
  provisioningStepType: null,
  status: null,
  details: null,
  ...parts,
});

describe('failed references', () => {
  it('are found by what a step says, wherever it stands', () => {
    const unresolved = step({
      name: 'EntryReferenceResolution',
      provisioningStepType: 'referenceResolution',
      status: 'warning',
      description: 'A member could not be found.',
      details: {
        ErrorCode: 'UnableToResolveReferenceAttributeValue',
        ReferenceAttribute: 'members',
        UnresolvedReference: 'user-9',
      },
    });
    const others = [step({ name: 'EntryImport', status: 'success' }), step({ name: 'EntryExport', status: 'failure' })];
    const expected = {
      step: 'EntryReferenceResolution',
      description: 'A member could not be found.',
      attribute: 'members',
      reference: 'user-9',
    };
    expect(unresolvedReferences([unresolved, ...others])).toEqual([expected]);
    expect(unresolvedReferences([...others, unresolved])).toEqual([expected]);
  });

  it('are also told by a step of another type, and by one without details', () => {
    expect(
      unresolvedReferences([
        step({ name: 'EntryExportUpdate', details: { Error: 'UnableToResolveReferenceAttributeValue: manager' } }),
        step({ provisioningStepType: 'referenceResolution', status: 'failure' }),
        step({ provisioningStepType: 'referenceResolution', status: 'success' }),
      ]).map(({ step: name }) => name)
    ).toEqual(['EntryExportUpdate', 'Reference resolution']);
  });
});
