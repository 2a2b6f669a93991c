import { t } from '@grafana/i18n';
import { type IconName } from '@grafana/ui';
import { type ErrorClass } from '@provlogs/schema/errorCatalogue';

import { once } from './once';

type Words = ReadonlyMap<string, () => string>;

const words = (entries: Record<string, () => string>): Words =>
  new Map(Object.entries(entries).map(([value, tell]) => [value, once(tell)]));

const ERROR_CLASSES: Record<ErrorClass, () => string> = {
  conflict: () => t('errorClasses.conflict', 'Conflict with an existing object'),
  throttled: () => t('errorClasses.throttled', 'Rate limit'),
  targetFault: () => t('errorClasses.targetFault', 'Fault in the target system'),
  authorisation: () => t('errorClasses.authorisation', 'Rights or credentials'),
  connection: () => t('errorClasses.connection', 'Connection'),
  brokenLink: () => t('errorClasses.brokenLink', 'Linked object is gone'),
  sourceData: () => t('errorClasses.sourceData', 'Source data'),
  mapping: () => t('errorClasses.mapping', 'Attribute mapping'),
  serviceFault: () => t('errorClasses.serviceFault', 'Fault in the provisioning service'),
  licence: () => t('errorClasses.licence', 'Licence or quota'),
  ambiguousMatch: () => t('errorClasses.ambiguousMatch', 'Ambiguous match'),
  skip: () => t('errorClasses.skip', 'Skipped by design'),
  scimServer: () => t('errorClasses.scimServer', 'SCIM endpoint'),
  tenantPolicy: () => t('errorClasses.tenantPolicy', 'Policy of a tenant'),
  otherOwner: () => t('errorClasses.otherOwner', 'Owned by another system'),
  agent: () => t('errorClasses.agent', 'Provisioning agent'),
};

/** Words of people for the values that Graph spells as names of constants. */
const WORDS = new Map<string, Words>([
  [
    'provisioning.action',
    words({
      create: () => t('actions.create', 'Create'),
      update: () => t('actions.update', 'Update'),
      delete: () => t('actions.delete', 'Delete'),
      disable: () => t('actions.disable', 'Disable'),
      stagedDelete: () => t('actions.stagedDelete', 'Staged delete'),
      other: () => t('actions.other', 'Other'),
    }),
  ],
  [
    'provisioning.status',
    words({
      success: () => t('statuses.success', 'Success'),
      failure: () => t('statuses.failure', 'Failure'),
      skipped: () => t('statuses.skipped', 'Skipped'),
      warning: () => t('statuses.warning', 'Warning'),
      unknown: () => t('statuses.unknown', 'Unknown'),
    }),
  ],
  [
    'provisioning.error.category',
    words({
      failure: () => t('errorCategories.failure', 'Failure of the service'),
      nonServiceFailure: () => t('errorCategories.nonServiceFailure', 'Failure outside the service'),
      success: () => t('errorCategories.success', 'No failure'),
    }),
  ],
  ['provisioning.error.class', words(ERROR_CLASSES)],
]);

/** What people call the value of a field; the value itself where they call it nothing else. */
export function wordsFor(field: string, value: string): string {
  return WORDS.get(field)?.get(value)?.() ?? value;
}

const STEP_TYPES = words({
  import: () => t('stepTypes.import', 'Import'),
  scoping: () => t('stepTypes.scoping', 'Scoping'),
  matching: () => t('stepTypes.matching', 'Matching'),
  processing: () => t('stepTypes.processing', 'Processing'),
  referenceResolution: () => t('stepTypes.referenceResolution', 'Reference resolution'),
  export: () => t('stepTypes.export', 'Export'),
});

/** The step's type as people call it; undefined for types Microsoft has not documented. */
export function stepTypeWords(type: string | null): string | undefined {
  return type === null ? undefined : STEP_TYPES.get(type)?.();
}

export type StatusTone = 'success' | 'error' | 'warning' | 'neutral';

export type StatusIconName = Extract<
  IconName,
  'check-circle' | 'exclamation-circle' | 'minus-circle' | 'exclamation-triangle' | 'question-circle'
>;

export interface StatusLook {
  icon: StatusIconName;
  tone: StatusTone;
}

const STATUS_LOOKS = new Map<string, StatusLook>([
  ['success', { icon: 'check-circle', tone: 'success' }],
  ['failure', { icon: 'exclamation-circle', tone: 'error' }],
  ['skipped', { icon: 'minus-circle', tone: 'neutral' }],
  ['warning', { icon: 'exclamation-triangle', tone: 'warning' }],
]);

/** Icon and tone of a status; an unknown one looks unknown. */
export function statusLook(status: string): StatusLook {
  return STATUS_LOOKS.get(status) ?? { icon: 'question-circle', tone: 'neutral' };
}
