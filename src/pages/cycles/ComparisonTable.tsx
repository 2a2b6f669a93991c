import { t } from '@grafana/i18n';
import { type Column, InteractiveTable, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type PageState } from '../pageState';
import { cellOf } from '../tables/cellOf';
import { getTableStyles, PAGE_SIZE } from '../tables/tableStyles';
import { useIdentityColumns } from '../tables/useIdentityColumns';
import { type UpdatePageState } from '../usePageState';
import { changeLabel, type ChangedIdentity } from './comparison';

interface Props {
  identities: ChangedIdentity[];
  state: PageState;
  update: UpdatePageState;
  timeZone: string;
}

/** A row an identity, and what changed for it. */
export function ComparisonTable({ identities, ...given }: Props) {
  const styles = useStyles2(getTableStyles);
  const { identity, error, last } = useIdentityColumns<ChangedIdentity>(given);
  const columns = useMemo((): Array<Column<ChangedIdentity>> => {
    const change: Column<ChangedIdentity> = {
      id: 'change',
      header: t('cycles.change', 'Change'),
      cell: cellOf((changed) => changeLabel(changed.change)),
    };
    return [change, identity, error, last];
  }, [identity, error, last]);
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
