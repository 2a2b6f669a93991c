import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { type DragEvent, type MouseEvent, useState } from 'react';

import { fieldLabel } from '../../fieldLabels';
import { type RecordFieldName } from '../../fields';

import { ColumnMenu } from './ColumnMenu';
import { type Order } from './ListHeader';

/** What can be done to a column. */
export interface ColumnActions {
  /** Places to the right, or negative ones to the left. */
  moveBy: (places: number) => void;
  /** `row`: the header's, to measure by. */
  widen: (steps: number, row: HTMLElement) => void;
  startResize: (event: MouseEvent<HTMLElement>) => void;
  resetWidth: () => void;
  hide: () => void;
  startDrag: () => void;
  endDrag: () => void;
  /** Another column is let go here; undefined while none is dragged. */
  drop?: () => void;
  /** Its menu has the focus. */
  focus: () => void;
}

interface Props {
  column: RecordFieldName;
  index: number;
  count: number;
  order?: Order;
  onOrderChange?: (order: Order) => void;
  /** It was given a width. */
  hasWidth: boolean;
  inTabOrder: boolean;
  /** Left out where the columns stay as they are. */
  actions?: ColumnActions;
}

export function HeaderCell(props: Props) {
  const { column, index, count, order, onOrderChange, hasWidth, inTabOrder, actions } = props;
  const styles = useStyles2(getStyles);
  const [over, setOver] = useState(false);
  const label = fieldLabel(column);
  const dragging = actions && {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      // Firefox drags nothing without data.
      event.dataTransfer.setData('text/plain', label);
      event.dataTransfer.effectAllowed = 'move';
      actions.startDrag();
    },
    onDragEnd: actions.endDrag,
    onDragOver: (event: DragEvent) => {
      if (actions.drop) {
        event.preventDefault();
        setOver(true);
      }
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      actions.drop?.();
    },
  };
  return (
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={order && (order === 'desc' ? 'descending' : 'ascending')}
      className={cx(styles.cell, over && styles.over)}
      title={label}
      {...dragging}
    >
      <div className={styles.label}>
        {onOrderChange ? (
          <button
            type="button"
            className={styles.sort}
            aria-label={
              order === 'asc'
                ? t('columns.oldestFirst', '{{- column}}, oldest first', { column: label })
                : t('columns.newestFirst', '{{- column}}, newest first', { column: label })
            }
            onClick={() => onOrderChange(order === 'asc' ? 'desc' : 'asc')}
          >
            {label}
            <Icon name={order === 'asc' ? 'arrow-up' : 'arrow-down'} size="sm" aria-hidden="true" />
          </button>
        ) : (
          label
        )}
      </div>
      {actions && (
        <>
          <ColumnMenu
            label={label}
            isFirst={index === 0}
            isLast={index === count - 1}
            hasWidth={hasWidth}
            inTabOrder={inTabOrder}
            actions={actions}
          />
          <div
            className={styles.edge}
            aria-hidden="true"
            onMouseDown={actions.startResize}
            onDoubleClick={actions.resetWidth}
          />
        </>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cell: css({
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    minWidth: 0,
    height: '100%',
    padding: theme.spacing(0, 1),
    '&:first-of-type': { paddingLeft: theme.spacing(2) },
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  over: css({ boxShadow: `inset 2px 0 0 ${theme.colors.primary.main}` }),
  label: css({ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  sort: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0.25, 0.5, 0.25, 0),
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: 'transparent',
    color: theme.colors.text.primary,
    fontSize: 'inherit',
    fontWeight: 'inherit',
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  edge: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    right: 0,
    width: 8,
    cursor: 'col-resize',
    '&::after': {
      content: '""',
      position: 'absolute',
      top: '25%',
      bottom: '25%',
      right: 0,
      width: 1,
      background: theme.colors.border.medium,
    },
    '&:hover::after, &:active::after': { top: 0, bottom: 0, width: 2, background: theme.colors.primary.main },
  }),
});
