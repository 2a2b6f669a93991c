import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import React, { useEffect, useLayoutEffect, useRef } from 'react';

import { type FilterField } from '../../fields';
import { testIds } from '../../testIds';
import { type RecordRow } from '../frame';
import { ownBoxSizing } from '../ownBoxSizing';

import { columnLayout } from './columnLayout';
import { type Order, ListHeader } from './ListHeader';
import { ListRow } from './ListRow';
import { type ListView } from './listView';
import { HEADER_HEIGHT, ROW_HEIGHTS } from './sizes';
import { useActiveRow } from './useActiveRow';
import { useColumnWidths } from './useColumnWidths';
import { useTick } from './useTick';

/** Rows from the end at which the next page is asked for, so that it is there when the end comes into view. */
const ROWS_AHEAD = 20;

/** Milliseconds after which times that tell how long ago are told anew. */
const TICK = 30_000;

interface Props {
  rows: readonly RecordRow[];
  view: ListView;
  /** Left out where columns stay as they are. */
  onViewChange?: (view: ListView) => void;
  timeZone: TimeZone;
  /** Records that match, loaded or not; undefined when it is not known. */
  total: number | undefined;
  /** Document id of the open record. */
  openId?: string;
  /** Left out where records are not opened. */
  onOpen?: (row: RecordRow) => void;
  /** A value was clicked; left out where a click on it opens the record. */
  onFilter?: (field: FilterField, value: string) => void;
  order?: Order;
  /** Left out where the order cannot be changed. */
  onOrderChange?: (order: Order) => void;
  /** Names what is listed; when it changes, the list begins at its first row again. */
  resetKey?: string;
  /** The first row is in view, and nothing in the list has the focus. */
  onTop?: () => void;
  /** The end of the rows is near; called on every scroll there. */
  onEndNear?: () => void;
}

/** Records in rows, of which only those in view are in the page. Arrow keys move, Enter opens. */
export function RecordList(props: Props) {
  const { rows, view, onViewChange, timeZone, total, openId, onOpen, onFilter } = props;
  const { order, onOrderChange, resetKey, onTop, onEndNear } = props;
  const { columns, density, times } = view;
  const styles = useStyles2(getStyles);
  const scroller = useRef<HTMLDivElement>(null);
  const resizing = useColumnWidths(columns, view.widths, (widths) => onViewChange?.({ ...view, widths }));
  const layout = columnLayout(columns, resizing.widths);
  const rowHeight = ROW_HEIGHTS[density];
  const { activeIndex, activate, onKeyDown, focusActive } = useActiveRow(rows, rowHeight, onOpen);
  const tick = useTick(times === 'relative', TICK);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // The header covers the scroller's first pixels.
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    // The row with the focus stays in the page, else scrolling on would drop the focus.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return indexes.includes(activeIndex) || activeIndex >= rows.length
        ? indexes
        : [...indexes, activeIndex].sort((a, b) => a - b);
    },
  });

  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  useLayoutEffect(() => {
    if (scroller.current) {
      scroller.current.scrollTop = 0;
    }
    activate(0);
  }, [resetKey, activate]);

  // A record that is opened from another one, in the drawer, comes into view; so the next page is asked for in time.
  const openIndex = openId === undefined ? -1 : rows.findIndex(({ documentId }) => documentId === openId);
  useEffect(() => {
    if (openIndex >= 0) {
      activate(openIndex);
      virtualizer.scrollToIndex(openIndex);
    }
    // Only when another one is opened: scrolling away from it is allowed.
  }, [openId, openIndex, activate, virtualizer]);

  useEffect(() => focusActive(scroller.current, (index) => virtualizer.scrollToIndex(index)));

  const atTop = (virtualizer.scrollOffset ?? 0) <= 0;
  useEffect(() => {
    if (atTop && !scroller.current?.contains(document.activeElement)) {
      onTop?.();
    }
  }, [atTop, onTop]);

  const lastVisible = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (rows.length > 0 && lastVisible >= rows.length - ROWS_AHEAD) {
      onEndNear?.();
    }
  }, [lastVisible, rows.length, onEndNear]);

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={t('list.records', 'Provisioning records')}
      aria-rowcount={total === undefined ? -1 : total + 1}
      aria-colcount={columns.length}
      aria-readonly="true"
      data-testid={testIds.list.grid}
      onKeyDown={onKeyDown}
    >
      <ListHeader
        view={view}
        layout={layout}
        order={order}
        onOrderChange={onOrderChange}
        resizing={resizing}
        onViewChange={onViewChange}
      />
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: virtualizer.getTotalSize(), minWidth: layout.minWidth }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <ListRow
                key={key}
                row={row}
                index={index}
                top={start - HEADER_HEIGHT}
                columns={columns}
                gridTemplateColumns={layout.gridTemplateColumns}
                density={density}
                times={times}
                timeZone={timeZone}
                tick={tick}
                active={index === activeIndex}
                open={row.documentId === openId}
                onActivate={activate}
                onOpen={onOpen}
                onFilter={onFilter}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroller: css({
    position: 'relative',
    height: '100%',
    overflow: 'auto',
    scrollbarWidth: 'thin',
    background: theme.colors.background.primary,
    ...ownBoxSizing,
  }),
  body: css({ position: 'relative', width: '100%' }),
});
