import { type PanelData } from '@grafana/data';

import { type RecordsPage, recordsPageOf } from '../records/frame';

export interface PanelRecords extends RecordsPage {
  /** The query that the records came from, when there is one only: then there can be a next page. */
  refId?: string;
  /** The query that a record came from. */
  refIdOf: (documentId: string) => string | undefined;
}

/** The records of all of a panel's frames; undefined when none holds records. */
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
  return {
    rows: parts.flatMap(({ page }) => page.rows),
    columns: [...new Set(parts.flatMap(({ page }) => page.columns))],
    total: parts.reduce((sum, { page }) => sum + page.total, 0),
    cursor: alone ? first.page.cursor : undefined,
    notices: parts.flatMap(({ page }) => page.notices),
    refId: alone ? first.refId : undefined,
    refIdOf: (id) => (parts.find(({ page }) => page.rows.some(({ documentId }) => documentId === id)) ?? first).refId,
  };
}
