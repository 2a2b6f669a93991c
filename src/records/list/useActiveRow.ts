import { type KeyboardEvent, useCallback, useRef, useState } from 'react';

import { type RecordRow } from '../frame';

import { HEADER_HEIGHT } from './sizes';

/**
 * The one row of the grid that is in the tab order, and the keys that move it. `focusActive` is to be called after
 * every render: it brings the focus to a row that a key moved to, once that row is in the page. `rowHeight`: pixels.
 */
export function useActiveRow(
  rows: readonly RecordRow[],
  rowHeight: number,
  onOpen: ((row: RecordRow) => void) | undefined
) {
  const [wanted, setWanted] = useState(0);
  const focusWanted = useRef(false);
  const activeIndex = Math.max(0, Math.min(wanted, rows.length - 1));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.index === undefined) {
      return;
    }
    const row = rows[activeIndex];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (row) {
        onOpen?.(row);
      }
      return;
    }
    const perPage = Math.max(1, Math.floor((event.currentTarget.clientHeight - HEADER_HEIGHT) / rowHeight) - 1);
    const next = moved(event.key, activeIndex, rows.length, perPage);
    if (next !== undefined) {
      event.preventDefault();
      focusWanted.current = true;
      setWanted(next);
    }
  };

  const focusActive = (scroller: HTMLElement | null, scrollTo: (index: number) => void) => {
    if (!focusWanted.current || !scroller) {
      return;
    }
    const element = scroller.querySelector<HTMLElement>(`[data-index="${activeIndex}"]`);
    if (element) {
      focusWanted.current = false;
      scrollTo(activeIndex);
      element.focus({ preventScroll: true });
    }
  };

  const activate = useCallback((index: number) => setWanted(index), []);
  return { activeIndex, activate, onKeyDown, focusActive };
}

/** The index a key leads to; undefined for keys that do not move. */
function moved(key: string, from: number, length: number, perPage: number): number | undefined {
  const last = length - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, last);
    case 'ArrowUp':
      return Math.max(from - 1, 0);
    case 'PageDown':
      return Math.min(from + perPage, last);
    case 'PageUp':
      return Math.max(from - perPage, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
