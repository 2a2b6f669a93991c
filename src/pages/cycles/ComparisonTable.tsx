import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, type CellProps, type Column, InteractiveTable, TextLink, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { timeText } from '../../records/cellText';
import { wordsFor } from '../../records/words';
import { identityHref } from '../pageLink';
import { type PageState } from '../pageState';
import { type UpdatePageState } from '../usePageState';
import { useStable } from '../useStable';
import { changeLabel, type ChangedIdentity } from './comparison';

interface Props {
  identities: ChangedIdentity[];
  state: PageState;
  update: UpdatePageState;
  timeZone: string;
}

const PAGE_SIZE = 50;

/** A row an identity: its name leads to its records, the time of its failure opens that record. */
export function ComparisonTable({ identities, state, update, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  // Cells are made anew with the columns, and would lose the focus when a record is opened.
  const linked = useStable<PageState>({ ...state, record: undefined, tab: 'steps' });
  const columns = useMemo((): Array<Column<ChangedIdentity>> => {
    const text = (cell: (identity: ChangedIdentity) => React.ReactNode) => {
      const TextCell = ({ row: { original } }: CellProps<ChangedIdentity>) => <>{cell(original)}</>;
      return TextCell;
    };
    return [
      { id: 'change', header: t('cycles.change', 'Change'), cell: text(({ change }) => changeLabel(change)) },
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
        id: 'last',
        header: t('failing.last', 'Last failure'),
        cell: text(({ row, name }) => {
          const time = timeText(row.values.get('@timestamp'), timeZone);
          return (
            <Button
              variant="secondary"
              size="sm"
              aria-label={t('failing.open', 'Last failure of {{- name}}: {{- time}}', { name, time })}
              onClick={() => update((newest) => ({ ...newest, record: row.documentId }))}
            >
              {time}
            </Button>
          );
        }),
      },
    ];
  }, [linked, update, timeZone, styles]);
  return (
    <InteractiveTable
      className={styles.table}
      columns={columns}
      data={identities}
      getRowId={({ row }) => row.documentId}
      pageSize={PAGE_SIZE}
      autoResetPage
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({ td: { verticalAlign: 'top' } }),
  name: css({ display: 'block', minWidth: theme.spacing(18), overflowWrap: 'anywhere', unicodeBidi: 'isolate' }),
  error: css({ minWidth: theme.spacing(22), maxWidth: theme.spacing(40), overflowWrap: 'anywhere' }),
  more: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
