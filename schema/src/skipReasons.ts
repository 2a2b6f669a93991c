export interface SkipAdvice {
  meaning: string;
  action: string;
}

const SKIP_REASONS = new Map<string, SkipAdvice>([
  [
    'RedundantExport',
    {
      meaning: 'Both systems already hold the same values, so there was nothing to write.',
      action: 'Nothing. If a change was expected, check that the changed attribute is part of the attribute mapping.',
    },
  ],
  [
    'AttributeValidationFailed',
    {
      meaning: 'An attribute that the object needs is empty or has a value that is not allowed.',
      action: "Correct the attribute named by PropertyName in the step's details, in the source or in the mapping.",
    },
  ],
  [
    'NotEffectivelyEntitled',
    {
      meaning: 'The identity is not assigned to the application, or its account is disabled.',
      action:
        'If it should be provisioned: assign it to the application (directly or by a group that it is a direct member of), with a role that provisions, and enable the account.',
    },
  ],
  // The project's own word for a skip where no step names a reason.
  [
    'OutOfScope',
    {
      meaning: 'The identity is outside the scope of the job: a check of the scoping step failed.',
      action: 'Nothing, if that is intended. Otherwise look at the scoping step for the check that failed.',
    },
  ],
]);

/**
 * Advice for the `SkipReason` of a step's details, or a document's `provisioning.skip_reason`, whatever its letter case.
 * Undefined: nothing is known about it.
 */
export function adviseOnSkip(reason: string): SkipAdvice | undefined {
  const key = reason.trim().toLowerCase();
  for (const [known, advice] of SKIP_REASONS) {
    if (known.toLowerCase() === key) {
      return advice;
    }
  }
  return undefined;
}
