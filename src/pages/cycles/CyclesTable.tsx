import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type CellProps, type Column, InteractiveTable, TextLink, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { durationText, timeText } from '../../records/cellText';
import { numberText } from '../../records/numberText';
import { wordsFor } from '../../records/words';
import { hrefOf, recordsHref } from '../pageLink';
import { type PageState } from '../pageState';
import { useStable } from '../useStable';
import { type Cycle } from './cycles';

interface Props {
  cycles: Cycle[];
  state: PageState;
  timeZone: string;
}

const PAGE_SIZE = 50;

/** A row a cycle: its start leads to the comparison with the one before, the number of its records to those. */
export function CyclesTable({ cycles, state, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const linked = useStable<PageState>({ ...state, record: undefined, tab: 'steps' });
  const columns = useMemo((): Array<Column<Cycle>> => {
    const text = (cell: (cycle: Cycle) => React.ReactNode) => {
      const TextCell = ({ row: { original } }: CellProps<Cycle>) => <>{cell(original)}</>;
      return TextCell;
    };
    const counts = (field: string, list: Cycle['statuses']) =>
      list.map(({ value, count }) => (
        <div key={value} className={styles.count}>
          {numberText(count)} {wordsFor(field, value)}
        </div>
      ));
    return [
      {
        id: 'start',
        header: t('cycles.start', 'Start'),
        cell: text(({ id, start }) => (
          <span className={styles.time}>
            <TextLink href={hrefOf({ ...linked, compared: id, comparedWith: undefined })}>
              {timeText(start, timeZone)}
            </TextLink>
          </span>
        )),
      },
      {
        id: 'end',
        header: t('cycles.end', 'End'),
        cell: text(({ start, end }) => (
          <>
            <span className={styles.time}>{timeText(end, timeZone)}</span>
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
        cell: text(({ application }) => application),
      },
      {
        id: 'records',
        header: t('query.records', 'Records'),
        cell: text(({ id, records }) => (
          <TextLink href={recordsHref({ 'provisioning.cycle_id': [id] }, linked)}>{numberText(records)}</TextLink>
        )),
      },
      {
        id: 'statuses',
        header: t('fields.status', 'Status'),
        cell: text(({ statuses }) => counts('provisioning.status', statuses)),
      },
      {
        id: 'actions',
        header: t('fields.action', 'Action'),
        cell: text(({ actions }) => counts('provisioning.action', actions)),
      },
      {
        id: 'failing',
        header: t('cycles.failing', 'Identities that failed'),
        cell: text(({ failing }) => numberText(failing)),
      },
    ];
  }, [linked, timeZone, styles]);
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

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({ td: { verticalAlign: 'top' } }),
  time: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  count: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  more: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
