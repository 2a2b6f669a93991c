import { t } from '@grafana/i18n';

import { type ChosenValues } from '../../records/filters/filterState';

interface BuiltInView {
  id: string;
  label: () => string;
  filters: ChosenValues;
}

/** Filters of the usual questions; time and columns stay as they are. */
export const BUILT_IN_VIEWS: readonly BuiltInView[] = [
  {
    id: 'failures',
    label: () => t('views.failures', 'Failures'),
    filters: { 'provisioning.status': ['failure'] },
  },
  {
    id: 'skipped',
    label: () => t('views.skipped', 'Skipped'),
    filters: { 'provisioning.status': ['skipped'] },
  },
  {
    id: 'removals',
    label: () => t('views.removals', 'Disabled and deleted'),
    filters: { 'provisioning.action': ['disable', 'delete', 'stagedDelete'] },
  },
];
