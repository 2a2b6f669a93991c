import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, type CellProps, type Column, InteractiveTable, TextLink, useStyles2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';

import { agoText, durationText, timeText } from '../../records/cellText';
import { numberText } from '../../records/numberText';
import { wordsFor } from '../../records/words';
import { identityHref } from '../pageLink';
import { type PageState } from '../pageState';
import { type UpdatePageState } from '../usePageState';
import { useStable } from '../useStable';
import { type FailingIdentity } from './failingIdentities';
import { sortKey } from './failingSort';

interface Props {
  /** In the order of the state. */
  identities: FailingIdentity[];
  state: PageState;
  update: UpdatePageState;
  timeZone: string;
}

/** Rows of one page of the table. */
const PAGE_SIZE = 50;

type Cell = CellProps<FailingIdentity>;

/** A row an identity: its name leads to its records, the time of its last failure opens that record. */
export function FailingTable({ identities, state, update, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const { resolved } = state;
  // Cells are made anew with the columns, and would lose the focus when a record is opened.
  const linked = useStable<PageState>({ ...state, record: undefined, tab: 'steps' });
  const columns = useMemo((): Array<Column<FailingIdentity>> => {
    const text = (cell: (identity: FailingIdentity) => React.ReactNode) => {
      const TextCell = ({ row: { original } }: Cell) => <>{cell(original)}</>;
      return TextCell;
    };
    return [
      {
        id: 'identity',
        header: t('fields.identity', 'Identity'),
        cell: text((identity) => (
          <span className={styles.name}>
            <TextLink href={identityHref(identity, linked)}>{identity.name}</TextLink>
          </span>
        )),
      },
      {
        id: 'application',
        header: t('fields.application', 'Application'),
        cell: text(({ application }) => application),
      },
      {
        id: 'error',
        header: t('fields.errorCode', 'Error code'),
        cell: text(({ errorCode, errorClass }) => (
          <div className={styles.error}>
            {errorCode}
            {errorClass && <div className={styles.more}>{wordsFor('provisioning.error.class', errorClass)}</div>}
          </div>
        )),
      },
      {
        id: 'failures',
        header: t('failing.failures', 'Failures'),
        sortType: 'number',
        cell: text(({ failures }) => numberText(failures)),
      },
      {
        id: 'first',
        header: t('failing.first', 'First failure'),
        sortType: 'number',
        cell: text(({ first }) => <span className={styles.time}>{timeText(first, timeZone)}</span>),
      },
      {
        id: 'last',
        header: t('failing.last', 'Last failure'),
        sortType: 'number',
        cell: text(({ row, name, last }) => (
          <Button
            variant="secondary"
            size="sm"
            aria-label={t('failing.open', 'Last failure of {{- name}}: {{- time}}', {
              name,
              time: timeText(last, timeZone),
            })}
            onClick={() => update((newest) => ({ ...newest, record: row.documentId }))}
          >
            {timeText(last, timeZone)}
          </Button>
        )),
      },
      {
        id: 'next',
        header: t('fields.nextAttempt', 'Next attempt'),
        cell: text(({ nextAttempt, attempt }) => (
          <>
            {nextAttempt !== undefined && (
              <span className={styles.time} title={timeText(nextAttempt, timeZone)}>
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
              cell: text(({ resolvedAt, untilResolved }) =>
                resolvedAt === undefined || untilResolved === undefined ? (
                  t('failing.stillFailing', 'Still failing')
                ) : (
                  <>
                    <span className={styles.time}>{timeText(resolvedAt, timeZone)}</span>
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
    ];
  }, [linked, resolved, update, timeZone, styles]);

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

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({ td: { verticalAlign: 'top' } }),
  name: css({ display: 'block', minWidth: theme.spacing(18), overflowWrap: 'anywhere', unicodeBidi: 'isolate' }),
  error: css({ minWidth: theme.spacing(22), maxWidth: theme.spacing(40), overflowWrap: 'anywhere' }),
  more: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  time: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
});
