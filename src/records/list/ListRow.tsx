import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { memo } from 'react';

import { type FilterField, type RecordFieldName } from '../../fields';
import { testIds } from '../../testIds';
import { type RecordRow } from '../frame';

import { ListCell } from './ListCell';
import { type Density, type TimeFormat } from './listView';
import { ROW_HEIGHTS } from './sizes';

interface Props {
  row: RecordRow;
  index: number;
  /** Pixels below the first row's top. */
  top: number;
  columns: readonly RecordFieldName[];
  gridTemplateColumns: string;
  density: Density;
  times: TimeFormat;
  timeZone: TimeZone;
  /** Changes when times that tell how long ago have to be told anew. */
  tick: number;
  /** It is the row in the tab order. */
  active: boolean;
  /** Its record is shown in the drawer. */
  open: boolean;
  onActivate: (index: number) => void;
  onOpen?: (row: RecordRow) => void;
  /** Left out where values are no filters. */
  onFilter?: (field: FilterField, value: string) => void;
}

export const ListRow = memo(function ListRow(props: Props) {
  const { row, index, top, columns, gridTemplateColumns, density, times, timeZone } = props;
  const { active, open, onActivate, onOpen, onFilter } = props;
  const styles = useStyles2(getStyles);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={open}
      tabIndex={active ? 0 : -1}
      data-index={index}
      data-testid={testIds.list.row}
      className={`${styles.row} ${onOpen ? styles.opens : ''} ${open ? styles.open : ''}`}
      style={{ gridTemplateColumns, height: ROW_HEIGHTS[density], transform: `translateY(${top}px)` }}
      onFocus={() => onActivate(index)}
      onClick={() => onOpen?.(row)}
    >
      {columns.map((column, columnIndex) => (
        <ListCell
          key={column}
          row={row}
          column={column}
          index={columnIndex}
          density={density}
          times={times}
          timeZone={timeZone}
          inTabOrder={active}
          onFilter={onFilter}
        />
      ))}
    </div>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    display: 'grid',
    alignItems: 'center',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': {
      outline: `2px solid ${theme.colors.primary.main}`,
      outlineOffset: '-2px',
    },
  }),
  opens: css({ cursor: 'pointer' }),
  open: css({
    background: theme.colors.action.hover,
    boxShadow: `inset 3px 0 0 ${theme.colors.primary.main}`,
  }),
});
