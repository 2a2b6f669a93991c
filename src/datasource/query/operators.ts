import { type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';

/** Whether a filter keeps records, or leaves them out. */
export function operators(): Array<SelectableValue<boolean>> {
  return [
    { label: t('query.is', 'is'), value: false },
    { label: t('query.isNot', 'is not'), value: true },
  ];
}

/** Names the choice of a filter's operator. */
export function operatorName(label: string): string {
  return t('query.operator', '{{- filter}}: is or is not', { filter: label });
}
