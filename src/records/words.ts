import { type IconName } from '@grafana/ui';
import { ERROR_CLASSES } from '@provlogs/schema/errorCatalogue';

/** Words of people for the values that Graph spells as names of constants. */
const WORDS = new Map<string, ReadonlyMap<string, string>>([
  [
    'provisioning.action',
    new Map([
      ['create', 'Create'],
      ['update', 'Update'],
      ['delete', 'Delete'],
      ['disable', 'Disable'],
      ['stagedDelete', 'Staged delete'],
      ['other', 'Other'],
    ]),
  ],
  [
    'provisioning.status',
    new Map([
      ['success', 'Success'],
      ['failure', 'Failure'],
      ['skipped', 'Skipped'],
      ['warning', 'Warning'],
      ['unknown', 'Unknown'],
    ]),
  ],
  [
    'provisioning.error.category',
    new Map([
      ['failure', 'Failure of the service'],
      ['nonServiceFailure', 'Failure outside the service'],
      ['success', 'No failure'],
    ]),
  ],
  ['provisioning.error.class', new Map(Object.entries(ERROR_CLASSES))],
]);

/** What people call the value of a field; the value itself where they call it nothing else. */
export function wordsFor(field: string, value: string): string {
  return WORDS.get(field)?.get(value) ?? value;
}

const STEP_TYPES = new Map([
  ['import', 'Import'],
  ['scoping', 'Scoping'],
  ['matching', 'Matching'],
  ['processing', 'Processing'],
  ['referenceResolution', 'Reference resolution'],
  ['export', 'Export'],
]);

/** The step's type as people call it; undefined for types Microsoft has not documented. */
export function stepTypeWords(type: string | null): string | undefined {
  return type === null ? undefined : STEP_TYPES.get(type);
}

export type StatusTone = 'success' | 'error' | 'warning' | 'neutral';

export interface StatusLook {
  icon: IconName;
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
