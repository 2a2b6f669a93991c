import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';

import { recordField, type RecordFieldName } from '../../fields';

import { type ColumnLayout } from './columnLayout';
import { HEADER_HEIGHT } from './sizes';

/** By time: newest first, or oldest first. */
export type Order = 'desc' | 'asc';

interface Props {
  columns: readonly RecordFieldName[];
  layout: ColumnLayout;
  order?: Order;
  onOrderChange?: (order: Order) => void;
}

export function ListHeader({ columns, layout, order, onOrderChange }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div role="rowgroup" className={styles.group} style={{ minWidth: layout.minWidth }}>
      <div
        role="row"
        aria-rowindex={1}
        className={styles.row}
        style={{ gridTemplateColumns: layout.gridTemplateColumns }}
      >
        {columns.map((column, index) => {
          const label = recordField(column)?.label ?? column;
          const sortable = column === '@timestamp' && onOrderChange !== undefined;
          return (
            <div
              key={column}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={column === '@timestamp' && order ? (order === 'desc' ? 'descending' : 'ascending') : undefined}
              className={styles.cell}
              title={label}
            >
              {sortable ? (
                <button
                  type="button"
                  className={styles.sort}
                  aria-label={order === 'asc' ? 'Date, oldest first' : 'Date, newest first'}
                  onClick={() => onOrderChange(order === 'asc' ? 'desc' : 'asc')}
                >
                  {label}
                  <Icon name={order === 'asc' ? 'arrow-up' : 'arrow-down'} size="sm" aria-hidden="true" />
                </button>
              ) : (
                label
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  group: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    background: theme.colors.background.secondary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  row: css({ display: 'grid', height: HEADER_HEIGHT - 1, alignItems: 'center' }),
  cell: css({
    padding: theme.spacing(0, 1),
    '&:first-of-type': { paddingLeft: theme.spacing(2) },
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  sort: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0.25, 0.5),
    margin: theme.spacing(0, -0.5),
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: 'transparent',
    color: theme.colors.text.primary,
    fontSize: 'inherit',
    fontWeight: 'inherit',
    '&:hover': { background: theme.colors.action.hover },
  }),
});
