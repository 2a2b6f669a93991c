import { type DataFrame, type QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';

import { FAILING_COLUMNS, type FailingMeta } from '../../datasource/types';
import { type RecordRow, recordsPageOf, rowText } from '../../records/frame';

/** An identity that failed in a job, and what is told of its last failure. */
export interface FailingIdentity {
  /** The record of its last failure. */
  row: RecordRow;
  /** Its name or, without one, its ID. */
  name: string;
  id: string;
  application?: string;
  errorCode?: string;
  errorClass?: string;
  failures: number;
  /** Times in milliseconds. */
  first: number;
  last: number;
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
  const id = rowText(row, 'provisioning.identity.id') ?? '';
  return {
    row,
    name: rowText(row, 'provisioning.identity.name') ?? id,
    id,
    application: rowText(row, 'provisioning.application.name'),
    errorCode: rowText(row, 'error.code'),
    errorClass: rowText(row, 'provisioning.error.class'),
    failures: numberOf(row, FAILING_COLUMNS.failures) ?? 0,
    first: numberOf(row, FAILING_COLUMNS.first) ?? 0,
    last: numberOf(row, FAILING_COLUMNS.last) ?? 0,
    attempt: numberOf(row, 'provisioning.retry.attempt'),
    nextAttempt: numberOf(row, 'provisioning.retry.next_at'),
    resolvedAt: numberOf(row, FAILING_COLUMNS.resolvedAt),
    untilResolved: numberOf(row, FAILING_COLUMNS.untilResolved),
  };
}

function numberOf(row: RecordRow, field: string): number | undefined {
  const value = row.values.get(field);
  return typeof value === 'number' ? value : undefined;
}
