import { type MouseEvent, useEffect, useRef, useState } from 'react';

import { type RecordFieldName } from '../../fields';
import { followMouse } from '../followMouse';

import { type ColumnWidths, widthWithin } from './listView';

export interface Resizing {
  /** As they are now, also while the mouse still draws at one. */
  widths: ColumnWidths;
  /** A mouse was pressed on the edge of a column. */
  startResize: (event: MouseEvent<HTMLElement>, column: RecordFieldName) => void;
  /** Makes a column wider, or narrower, by pixels. */
  resizeBy: (row: HTMLElement, column: RecordFieldName, pixels: number) => void;
}

/** Widths of columns, changed by mouse or key. */
export function useColumnWidths(
  columns: readonly RecordFieldName[],
  kept: ColumnWidths,
  onChange: (widths: ColumnWidths) => void
): Resizing {
  const [drawn, setDrawn] = useState<ColumnWidths>();
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  /** Columns before it keep the width they have now, else its edge would not stay where the mouse is. */
  const withWidth = (row: HTMLElement, column: RecordFieldName, widen: number): ColumnWidths => {
    const widths = { ...kept };
    const cells = row.querySelectorAll<HTMLElement>('[role="columnheader"]');
    const place = columns.indexOf(column);
    columns.slice(0, place + 1).forEach((name, index) => {
      widths[name] = widthWithin((cells[index]?.offsetWidth ?? 0) + (index === place ? widen : 0));
    });
    return widths;
  };

  return {
    widths: drawn ?? kept,
    startResize: (event, column) => {
      const row = event.currentTarget.closest<HTMLElement>('[role="row"]');
      if (!row || event.button !== 0) {
        return;
      }
      // Else the column would be dragged away.
      event.preventDefault();
      const begin = event.clientX;
      const before = withWidth(row, column, 0);
      const widthAt = (x: number) => ({ ...before, [column]: widthWithin((before[column] ?? 0) + x - begin) });
      let newest: ColumnWidths | undefined;
      stop.current = followMouse({
        move: ({ clientX }) => {
          newest = widthAt(clientX);
          setDrawn(newest);
        },
        end: () => {
          setDrawn(undefined);
          if (newest) {
            onChange(newest);
          }
        },
        giveUp: () => setDrawn(undefined),
      });
    },
    resizeBy: (row, column, pixels) => onChange(withWidth(row, column, pixels)),
  };
}
