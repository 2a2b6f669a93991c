import { type DataFrame, type QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';

import { CHANGE_COLUMN, CYCLE_CHANGES, type CycleChange } from '../../datasource/types';
import { type RecordRow, recordsPageOf } from '../../records/frame';
import { type FailedIdentity, failedIdentityOf } from '../tables/failedIdentity';

/** An identity that failed in one of two cycles. */
export interface ChangedIdentity extends FailedIdentity {
  change: CycleChange;
}

export interface Comparison {
  identities: ChangedIdentity[];
  notices: QueryResultMetaNotice[];
  /** As the data source answered. */
  frame: DataFrame;
}

/** Reads the frame of a comparison query. */
export function readComparison([frame]: DataFrame[]): Comparison {
  const page = frame && recordsPageOf(frame);
  if (!page) {
    throw new Error(t('cycles.noComparison', 'The data source answered without a comparison.'));
  }
  return { identities: page.rows.flatMap((row) => identityOf(row) ?? []), notices: page.notices, frame };
}

function identityOf(row: RecordRow): ChangedIdentity | undefined {
  const change = CYCLE_CHANGES.find((candidate) => candidate === row.values.get(CHANGE_COLUMN));
  return change && { change, ...failedIdentityOf(row, '@timestamp') };
}

const LABELS: Record<CycleChange, () => string> = {
  newlyFailing: () => t('cycles.newlyFailing', 'Newly failing'),
  stillFailing: () => t('cycles.stillFailing', 'Still failing'),
  resolved: () => t('cycles.resolved', 'Resolved'),
  notSeenAgain: () => t('cycles.notSeenAgain', 'Not seen again'),
  neither: () => t('cycles.neither', 'Neither failed nor succeeded'),
};

/** What a change is called. */
export function changeLabel(change: CycleChange): string {
  return LABELS[change]();
}

/** "Newly failing: 3 · Still failing: 4 …" */
export function changesText({ identities }: Comparison): string {
  return CYCLE_CHANGES.map((change) =>
    t('cycles.changeCount', '{{- change}}: {{count, number}}', {
      change: changeLabel(change),
      count: identities.filter((identity) => identity.change === change).length,
    })
  ).join(' · ');
}
