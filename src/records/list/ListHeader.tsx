import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, useState } from 'react';

import { type RecordFieldName } from '../../fields';
import { movedBy, movedTo } from '../columns/columnOrder';

import { type ColumnLayout } from './columnLayout';
import { type ColumnActions, HeaderCell } from './HeaderCell';
import { type ListView } from './listView';
import { HEADER_HEIGHT } from './sizes';
import { type Resizing } from './useColumnWidths';

/** By time: newest first, or oldest first. */
export type Order = 'desc' | 'asc';

/** Pixels of one key press. */
const STEP = 16;

interface Props {
  view: ListView;
  layout: ColumnLayout;
  order?: Order;
  onOrderChange?: (order: Order) => void;
  resizing: Resizing;
  /** Left out where the columns stay as they are. */
  onViewChange?: (view: ListView) => void;
}

/** Names of the columns. Their menus are one stop of the Tab key; arrow keys lead from one to the next. */
export function ListHeader({ view, layout, order, onOrderChange, resizing, onViewChange }: Props) {
  const styles = useStyles2(getStyles);
  const { columns, widths } = view;
  const [inTabOrder, setInTabOrder] = useState<RecordFieldName>();
  const [dragged, setDragged] = useState<RecordFieldName>();
  const first = columns.find((column) => column === inTabOrder) ?? columns[0];

  const actionsOf = (column: RecordFieldName): ColumnActions | undefined => {
    if (!onViewChange) {
      return undefined;
    }
    const setColumns = (changed: RecordFieldName[]) => onViewChange({ ...view, columns: changed });
    return {
      moveBy: (by) => setColumns(movedBy(columns, column, by)),
      widen: (by, row) => resizing.resizeBy(row, column, by * STEP),
      startResize: (event) => resizing.startResize(event, column),
      resetWidth: () => {
        const others = { ...widths };
        delete others[column];
        onViewChange({ ...view, widths: others });
      },
      hide: () => setColumns(columns.filter((other) => other !== column)),
      startDrag: () => setDragged(column),
      endDrag: () => setDragged(undefined),
      drop:
        dragged && dragged !== column
          ? () => setColumns(movedTo(columns, dragged, columns.indexOf(column)))
          : undefined,
      focus: () => setInTabOrder(column),
    };
  };

  return (
    <div role="rowgroup" className={styles.group} style={{ minWidth: layout.minWidth }}>
      <div
        role="row"
        aria-rowindex={1}
        className={styles.row}
        style={{ gridTemplateColumns: layout.gridTemplateColumns }}
        onKeyDown={moveFocus}
      >
        {columns.map((column, index) => (
          <HeaderCell
            key={column}
            column={column}
            index={index}
            count={columns.length}
            order={column === '@timestamp' ? order : undefined}
            onOrderChange={column === '@timestamp' ? onOrderChange : undefined}
            hasWidth={widths[column] !== undefined}
            inTabOrder={column === first}
            actions={actionsOf(column)}
          />
        ))}
      </div>
    </div>
  );
}

/** Arrow keys alone lead from menu to menu. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
  if (by === 0 || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  const menus = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-column-menu]')];
  const from = menus.findIndex((menu) => menu === event.target);
  if (from !== -1) {
    event.preventDefault();
    menus[from + by]?.focus();
  }
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
});
