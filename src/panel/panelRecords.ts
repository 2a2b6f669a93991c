import { type PanelData } from '@grafana/data';

import { type RecordRow, type RecordsPage, recordsPageOf } from '../records/frame';

export interface PanelRecords extends Omit<RecordsPage, 'total'> {
  /** Undefined when several queries match more than they gave: some of it may be the same records. */
  total?: number;
  /** The query that the records came from, when there is one only: then there can be a next page. */
  refId?: string;
  /** The query that a record came from. */
  refIdOf: (documentId: string) => string | undefined;
}

/** The records of all of a panel's frames, each once; undefined when none holds records. */
export function panelRecordsOf({ series }: PanelData): PanelRecords | undefined {
  const parts = series.flatMap((frame) => {
    const page = recordsPageOf(frame);
    return page ? [{ refId: frame.refId, page }] : [];
  });
  const [first, ...others] = parts;
  if (!first) {
    return undefined;
  }
  const alone = others.length === 0;
  const rows = eachOnce(parts.flatMap(({ page }) => page.rows));
  const complete = parts.every(({ page }) => page.rows.length >= page.total);
  return {
    rows,
    columns: [...new Set(parts.flatMap(({ page }) => page.columns))],
    total: alone ? first.page.total : complete ? rows.length : undefined,
    cursor: alone ? first.page.cursor : undefined,
    notices: parts.flatMap(({ page }) => page.notices),
    refId: alone ? first.refId : undefined,
    refIdOf: (id) => (parts.find(({ page }) => page.rows.some(({ documentId }) => documentId === id)) ?? first).refId,
  };
}

/** Documents without an ID of their own can't be told apart, and all stay. */
function eachOnce(rows: RecordRow[]): RecordRow[] {
  const seen = new Set<string>();
  return rows.filter(({ documentId }) => {
    const isKnown = documentId !== '' && seen.has(documentId);
    seen.add(documentId);
    return !isKnown;
  });
}
