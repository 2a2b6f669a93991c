import { t } from '@grafana/i18n';

import { type PageState } from './pageState';

type Range = Pick<PageState, 'from' | 'to'>;

interface TimeChoice extends Range {
  id: string;
  label: () => string;
}

/** The portal's choices of time. */
export const TIME_CHOICES: readonly TimeChoice[] = [
  { id: '24h', label: () => t('time.hours24', '24 hours'), from: 'now-24h', to: 'now' },
  { id: '7d', label: () => t('time.days7', '7 days'), from: 'now-7d', to: 'now' },
  { id: '30d', label: () => t('time.days30', '30 days'), from: 'now-30d', to: 'now' },
  { id: '1M', label: () => t('time.month', '1 month'), from: 'now-1M', to: 'now' },
];

/** What any other range is called among the choices. */
export const CUSTOM = 'custom';

/** The choice that a range is. */
export function choiceOf({ from, to }: Range): string {
  return TIME_CHOICES.find((choice) => choice.from === from && choice.to === to)?.id ?? CUSTOM;
}
