import { t } from '@grafana/i18n';
import { Button, type Column, TextLink, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { timeText } from '../../records/cellText';
import { wordsFor } from '../../records/words';
import { identityHref } from '../pageLink';
import { type PageState } from '../pageState';
import { type UpdatePageState } from '../usePageState';
import { cellOf } from './cellOf';
import { type FailedIdentity } from './failedIdentity';
import { getTableStyles } from './tableStyles';

interface Given {
  /** What links start from. When it changes, cells are made anew, and lose the focus. */
  state: PageState;
  update: UpdatePageState;
  timeZone: string;
}

type IdentityColumns<Row extends object> = Record<'identity' | 'error' | 'last', Column<Row>>;

/**
 * Columns of every table of identities that failed: the name leads to its records, the time of the last failure opens
 * that record.
 */
export function useIdentityColumns<Row extends FailedIdentity>(given: Given): IdentityColumns<Row> {
  const { state, update, timeZone } = given;
  const styles = useStyles2(getTableStyles);
  return useMemo(
    () => ({
      identity: {
        id: 'identity',
        header: t('fields.identity', 'Identity'),
        cell: cellOf((identity) => (
          <span className={styles.name}>
            <TextLink href={identityHref(identity, state)}>{identity.name}</TextLink>
          </span>
        )),
      },
      error: {
        id: 'error',
        header: t('fields.errorCode', 'Error code'),
        cell: cellOf(({ errorCode, errorClass }) => (
          <div className={styles.error}>
            {errorCode}
            {errorClass && <div className={styles.more}>{wordsFor('provisioning.error.class', errorClass)}</div>}
          </div>
        )),
      },
      last: {
        id: 'last',
        header: t('failing.last', 'Last failure'),
        cell: cellOf(({ row, name, last }) => {
          const time = timeText(last, timeZone);
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
    }),
    [state, update, timeZone, styles]
  );
}
