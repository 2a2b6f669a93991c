import { type DataFrame, type QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';

import { FAILING_COLUMNS, type FailingMeta } from '../../datasource/types';
import { type RecordRow, recordsPageOf, rowNumber } from '../../records/frame';
import { type FailedIdentity, failedIdentityOf } from '../tables/failedIdentity';

/** An identity that failed in a job, and what became of it. */
export interface FailingIdentity extends FailedIdentity {
  failures: number;
  /** Of its first failure; like all times, in milliseconds. */
  first: number;
  attempt?: number;
  nextAttempt?: number;
  /** When it succeeded, and how long after the first failure. */
  resolvedAt?: number;
  untilResolved?: number;
}

export interface FailingIdentities extends FailingMeta {
  identities: FailingIdentity[];
  notices: QueryResultMetaNotice[];
  /** As the data source answered. */
  frame: DataFrame;
}

/** Reads the frame of a failing query. */
export function readFailing(frames: DataFrame[]): FailingIdentities {
  const [frame] = frames;
  const page = frame && recordsPageOf(frame);
  if (!page) {
    throw new Error(t('failing.noTable', 'The data source answered without a table of identities.'));
  }
  const custom: Record<string, unknown> = frame.meta?.custom ?? {};
  const identities = page.rows.map(identityOf);
  return {
    identities,
    failed: typeof custom.failed === 'number' ? custom.failed : identities.length,
    failing: typeof custom.failing === 'number' ? custom.failing : identities.length,
    cut: custom.cut === true,
    notices: page.notices,
    frame,
  };
}

function identityOf(row: RecordRow): FailingIdentity {
  return {
    ...failedIdentityOf(row, FAILING_COLUMNS.last),
    failures: rowNumber(row, FAILING_COLUMNS.failures) ?? 0,
    first: rowNumber(row, FAILING_COLUMNS.first) ?? 0,
    attempt: rowNumber(row, 'provisioning.retry.attempt'),
    nextAttempt: rowNumber(row, 'provisioning.retry.next_at'),
    resolvedAt: rowNumber(row, FAILING_COLUMNS.resolvedAt),
    untilResolved: rowNumber(row, FAILING_COLUMNS.untilResolved),
  };
}
