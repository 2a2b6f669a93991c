import { t } from '@grafana/i18n';

import { type Click } from './options';

/** What a click on a value can do. */
export function clickOptions(): Array<{ value: Click; label: string }> {
  return [
    { value: 'open', label: t('panel.clickOpens', 'Opens the record') },
    { value: 'filter', label: t('panel.clickFilters', 'Is a filter') },
    { value: 'nothing', label: t('panel.clickNothing', 'Nothing') },
  ];
}
