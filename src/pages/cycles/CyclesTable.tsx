import { t } from '@grafana/i18n';
import { type Column, InteractiveTable, TextLink, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { durationText, timeText } from '../../records/cellText';
import { numberText } from '../../records/numberText';
import { wordsFor } from '../../records/words';
import { hrefOf, recordsHref } from '../pageLink';
import { type PageState } from '../pageState';
import { cellOf } from '../tables/cellOf';
import { getTableStyles, PAGE_SIZE } from '../tables/tableStyles';
import { type Cycle } from './cycles';

interface Props {
  cycles: Cycle[];
  state: PageState;
  timeZone: string;
}

/** A row a cycle: its start leads to the comparison with the one before, the number of its records to those. */
export function CyclesTable({ cycles, state, timeZone }: Props) {
  const styles = useStyles2(getTableStyles);
  const columns = useMemo((): Array<Column<Cycle>> => {
    const counts = (field: string, list: Cycle['statuses']) =>
      list.map(({ value, count }) => (
        <div key={value} className={styles.number}>
          {numberText(count)} {wordsFor(field, value)}
        </div>
      ));
    return [
      {
        id: 'start',
        header: t('cycles.start', 'Start'),
        cell: cellOf(({ id, start }) => (
          <span className={styles.number}>
            <TextLink href={hrefOf({ ...state, compared: id, comparedWith: undefined })}>
              {timeText(start, timeZone)}
            </TextLink>
          </span>
        )),
      },
      {
        id: 'end',
        header: t('cycles.end', 'End'),
        cell: cellOf(({ start, end }) => (
          <>
            <span className={styles.number}>{timeText(end, timeZone)}</span>
            {end > start && (
              <div className={styles.more}>
                {t('cycles.took', 'after {{- duration}}', { duration: durationText((end - start) * 1_000_000) })}
              </div>
            )}
          </>
        )),
      },
      {
        id: 'application',
        header: t('fields.application', 'Application'),
        cell: cellOf(({ application }) => application),
      },
      {
        id: 'records',
        header: t('query.records', 'Records'),
        cell: cellOf(({ id, records }) => (
          <TextLink href={recordsHref({ 'provisioning.cycle_id': [id] }, state)}>{numberText(records)}</TextLink>
        )),
      },
      {
        id: 'statuses',
        header: t('fields.status', 'Status'),
        cell: cellOf(({ statuses }) => counts('provisioning.status', statuses)),
      },
      {
        id: 'actions',
        header: t('fields.action', 'Action'),
        cell: cellOf(({ actions }) => counts('provisioning.action', actions)),
      },
      {
        id: 'failing',
        header: t('cycles.failing', 'Identities that failed'),
        cell: cellOf(({ failing }) => numberText(failing)),
      },
    ];
  }, [state, timeZone, styles]);
  return (
    <InteractiveTable
      className={styles.table}
      columns={columns}
      data={cycles}
      getRowId={({ id }) => id}
      pageSize={PAGE_SIZE}
      autoResetPage
    />
  );
}
