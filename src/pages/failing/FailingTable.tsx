import { t } from '@grafana/i18n';
import { type Column, InteractiveTable, useStyles2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';

import { agoText, durationText, timeText } from '../../records/cellText';
import { numberText } from '../../records/numberText';
import { type PageState } from '../pageState';
import { cellOf } from '../tables/cellOf';
import { getTableStyles, PAGE_SIZE } from '../tables/tableStyles';
import { useIdentityColumns } from '../tables/useIdentityColumns';
import { type UpdatePageState } from '../usePageState';
import { type FailingIdentity } from './failingIdentities';
import { sortKey } from './failingSort';

interface Props {
  /** In the order of the state. */
  identities: FailingIdentity[];
  state: PageState;
  update: UpdatePageState;
  timeZone: string;
}

/** A row an identity: how often it failed, since when, and whether Entra tries again. */
export function FailingTable({ identities, state, update, timeZone }: Props) {
  const styles = useStyles2(getTableStyles);
  const { resolved } = state;
  const { identity, error, last } = useIdentityColumns<FailingIdentity>({ state, update, timeZone });
  const columns = useMemo(
    (): Array<Column<FailingIdentity>> => [
      identity,
      {
        id: 'application',
        header: t('fields.application', 'Application'),
        cell: cellOf(({ application }) => application),
      },
      error,
      {
        id: 'failures',
        header: t('failing.failures', 'Failures'),
        sortType: 'number',
        cell: cellOf(({ failures }) => numberText(failures)),
      },
      {
        id: 'first',
        header: t('failing.first', 'First failure'),
        sortType: 'number',
        cell: cellOf(({ first }) => <span className={styles.number}>{timeText(first, timeZone)}</span>),
      },
      { ...last, sortType: 'number' },
      {
        id: 'next',
        header: t('fields.nextAttempt', 'Next attempt'),
        cell: cellOf(({ nextAttempt, attempt }) => (
          <>
            {nextAttempt !== undefined && (
              <span className={styles.number} title={timeText(nextAttempt, timeZone)}>
                {agoText(nextAttempt)}
              </span>
            )}
            {attempt !== undefined && attempt > 0 && (
              <div className={styles.more}>
                {t('failing.attempt', 'after attempt {{attempt, number}}', { attempt })}
              </div>
            )}
          </>
        )),
      },
      ...(resolved
        ? [
            {
              id: 'resolved',
              header: t('failing.resolved', 'Resolved'),
              cell: cellOf(({ resolvedAt, untilResolved }: FailingIdentity) =>
                resolvedAt === undefined || untilResolved === undefined ? (
                  t('failing.stillFailing', 'Still failing')
                ) : (
                  <>
                    <span className={styles.number}>{timeText(resolvedAt, timeZone)}</span>
                    <div className={styles.more}>
                      {t('failing.after', 'after {{- duration}}', {
                        duration: durationText(untilResolved * 1_000_000),
                      })}
                    </div>
                  </>
                )
              ),
            },
          ]
        : []),
    ],
    [identity, error, last, resolved, timeZone, styles]
  );

  const onSort = useCallback(
    ({ sortBy: [first] }: { sortBy: Array<{ id: string; desc?: boolean }> }) => {
      const by = sortKey(first?.id);
      if (by) {
        update((newest) => ({ ...newest, sort: { by, descending: first?.desc ?? false } }), 'replace');
      }
    },
    [update]
  );

  return (
    <InteractiveTable
      className={styles.table}
      columns={columns}
      data={identities}
      getRowId={({ row }) => row.documentId}
      pageSize={PAGE_SIZE}
      autoResetPage
      disableSortRemove
      initialSortBy={[{ id: state.sort.by, desc: state.sort.descending }]}
      fetchData={onSort}
    />
  );
}
