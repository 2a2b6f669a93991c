import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';

import { numberText } from '../../records/numberText';
import { wordsFor } from '../../records/words';

import { type Bar, type StatusBars } from './statusBars';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** "2026-11-24 10:00 to 10:30", in the time zone. */
export function barTime({ from, to }: Bar, timeZone: TimeZone): string {
  const end = to + 1;
  const time = end - from < MINUTE ? 'HH:mm:ss' : 'HH:mm';
  const text = (value: number, format: string) => dateTimeFormat(value, { timeZone, format });
  const sameDay = text(from, 'YYYY-MM-DD') === text(end, 'YYYY-MM-DD');
  return t('histogram.span', '{{- from}} to {{- to}}', {
    from: text(from, `YYYY-MM-DD ${time}`),
    to: text(end, sameDay ? time : `YYYY-MM-DD ${time}`),
  });
}

/** "12 Failure, 300 Success", what is lowest first. */
export function barCounts({ counts }: Bar, statuses: StatusBars['statuses']): string {
  const parts = statuses.flatMap(({ status }) => {
    const count = counts.get(status);
    return count === undefined ? [] : [`${numberText(count)} ${wordsFor('provisioning.status', status)}`];
  });
  return parts.length === 0 ? t('histogram.noRecords', 'No records') : parts.join(', ');
}

/** The beginning of a bar as the axis tells it. */
export function tickText(time: number, bars: readonly Bar[], timeZone: TimeZone): string {
  const [first, last] = [bars[0], bars.at(-1)];
  const span = first && last ? last.to - first.from : 0;
  const format = span <= 2 * MINUTE ? 'HH:mm:ss' : span <= 1.5 * DAY ? 'HH:mm' : 'MM-DD HH:mm';
  return dateTimeFormat(time, { timeZone, format });
}
