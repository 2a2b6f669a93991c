import { t } from '@grafana/i18n';

/** A number with the separators of the user's language: "1,999". */
export function numberText(value: number): string {
  return t('list.number', '{{value, number}}', { value });
}
