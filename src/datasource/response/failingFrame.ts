import { createDataFrame, type DataFrame, type QueryResultMeta, type QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';

import { type Groups } from '../groupPages';
import { LAST_FAILURE } from '../request/failing';
import { type ReadFailingQuery } from '../request/readQuery';
import { FAILING_COLUMNS, type FailingMeta } from '../types';
import { type FailedSince } from './failedIdentities';
import { eachOnce } from './notices';
import { numberField, timeField } from './ownFields';
import { columnField, idField } from './recordsFrame';

interface Asked extends Pick<ReadFailingQuery, 'refId' | 'resolved' | 'limit'> {
  /** The requests, readable. */
  executed: string;
}

/** Columns of records that stand before the numbers. */
const LEADING = 4;

/** The identities that failed as the frame that `FailingQuery` promises. The columns' names are those of every language. */
export function failingFrame(
  { groups, cut, notices }: Groups<FailedSince>,
  { refId, resolved, limit, executed }: Asked
): DataFrame {
  const failing = groups.filter((identity) => !identity.resolved);
  const rows = [...(resolved ? groups : failing)].sort((a, b) => b.last - a.last);
  const records = rows.map(({ lastRecord }) => lastRecord);
  const columns = LAST_FAILURE.map((name) => columnField(name, records));
  const custom: FailingMeta = { failed: groups.length, failing: failing.length, cut };
  return createDataFrame({
    refId,
    name: resolved ? 'Identities that failed' : 'Failing identities',
    fields: [
      ...columns.slice(0, LEADING),
      numberField(FAILING_COLUMNS.failures, 'Failures', 'short', rows, ({ failures }) => failures),
      timeField(FAILING_COLUMNS.first, 'First failure', rows, ({ first }) => first),
      timeField(FAILING_COLUMNS.last, 'Last failure', rows, ({ last }) => last),
      ...(resolved
        ? [
            timeField(FAILING_COLUMNS.resolvedAt, 'Resolved at', rows, ({ resolvedAt }) => resolvedAt),
            numberField(FAILING_COLUMNS.untilResolved, 'Time until it worked', 'ms', rows, ({ first, resolvedAt }) =>
              resolvedAt === null ? null : resolvedAt - first
            ),
          ]
        : []),
      ...columns.slice(LEADING),
      idField(records),
    ],
    meta: { custom: { ...custom }, ...identitiesMeta({ cut, notices }, { limit, executed }) },
  });
}

/** What is said of every table of identities that failed: that not all were looked at, too. */
export function identitiesMeta(
  { cut, notices }: Pick<Groups<unknown>, 'cut' | 'notices'>,
  { limit, executed }: Pick<Asked, 'limit' | 'executed'>
): QueryResultMeta {
  return {
    notices: [...eachOnce(notices), ...(cut ? [cutNotice(limit)] : [])],
    preferredVisualisationType: 'table',
    executedQueryString: executed,
  };
}

function cutNotice(limit: number): QueryResultMetaNotice {
  return {
    severity: 'info',
    text: t(
      'notices.notAllFailing',
      'More than {{limit, number}} identities failed: only so many are looked at, in the order of their jobs. Narrow the query or the time range, or raise the number of identities.',
      { limit }
    ),
  };
}
