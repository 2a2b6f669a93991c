import { t } from '@grafana/i18n';
import { type ProvisioningStep } from '@provlogs/schema/record';

/** A manager or member that could not be found in the target. */
export interface UnresolvedReference {
  /** The step that says so, by its name. */
  step: string;
  description?: string;
  /** `members`, `manager`, …: where the step says it. */
  attribute?: string;
  /** The id or name of what was not found: where the step says it. */
  reference?: string;
}

const UNRESOLVED = 'UnableToResolveReferenceAttributeValue';

/** What the steps tell of references that failed, wherever among the others such a step is. */
export function unresolvedReferences(steps: readonly ProvisioningStep[]): UnresolvedReference[] {
  return steps.flatMap(({ name, description, provisioningStepType, status, details }) => {
    const texts = Object.values(details ?? {}).filter((value) => typeof value === 'string');
    const unresolved = [name, description, ...texts].some((text) => text?.includes(UNRESOLVED));
    const failed = provisioningStepType === 'referenceResolution' && status !== 'success' && status !== 'skipped';
    if (!unresolved && !failed) {
      return [];
    }
    const detail = (key: string) => {
      const value = details && Object.hasOwn(details, key) ? details[key] : undefined;
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    return [
      {
        step: name ?? t('stepTypes.referenceResolution', 'Reference resolution'),
        description: description ?? undefined,
        attribute: detail('ReferenceAttribute'),
        reference: detail('UnresolvedReference'),
      },
    ];
  });
}
