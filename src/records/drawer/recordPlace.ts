import { t } from '@grafana/i18n';

import { type RecordRow } from '../frame';
import { numberText } from '../numberText';

import { type RecordPlace } from './RecordActions';

interface List {
  rows: readonly RecordRow[];
  /** Records that match, loaded or not; undefined when it is not known. */
  total: number | undefined;
}

/** The place of a record among the loaded ones; undefined when it is not one of them. */
export function placeOf(
  documentId: string | undefined,
  { rows, total }: List,
  onOpen: (row: RecordRow) => void
): RecordPlace | undefined {
  const index = rows.findIndex((row) => row.documentId === documentId);
  if (index === -1) {
    return undefined;
  }
  const [previous, next] = [rows[index - 1], rows[index + 1]];
  return {
    text:
      total === undefined
        ? numberText(index + 1)
        : t('drawer.placeOf', '{{place, number}} of {{total, number}}', { place: index + 1, total }),
    previous: previous && (() => onOpen(previous)),
    next: next && (() => onOpen(next)),
  };
}
