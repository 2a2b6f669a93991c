import { type RecordRow } from '../frame';

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
  const of = total === undefined ? '' : ` of ${total.toLocaleString('en')}`;
  return {
    text: `${(index + 1).toLocaleString('en')}${of}`,
    previous: previous && (() => onOpen(previous)),
    next: next && (() => onOpen(next)),
  };
}
