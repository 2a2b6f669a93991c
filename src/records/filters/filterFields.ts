import { t } from '@grafana/i18n';

import { filterLabel as labelOf } from '../../fieldLabels';
import { type FilterField } from '../../fields';

/** The filter's name on the screen. */
export function filterLabel(field: FilterField): string {
  return field === 'provisioning.error.fingerprint' ? t('drawer.sameError', 'Same error') : labelOf(field);
}
