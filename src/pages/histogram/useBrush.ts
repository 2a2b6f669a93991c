import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';

import { followMouse } from '../../records/followMouse';

/** Bars from the one where it began to the one where it is now, which may be before it. */
interface Mark {
  anchor: number;
  head: number;
  by: 'hover' | 'drag' | 'keys';
}

interface Brush {
  /** The bar whose numbers are told. */
  active?: number;
  /** The bars that would be chosen; undefined while the mouse only passes. */
  chosen?: { first: number; last: number };
  handlers: {
    onMouseDown: (event: MouseEvent<HTMLElement>) => void;
    onMouseMove: (event: MouseEvent<HTMLElement>) => void;
    onMouseLeave: () => void;
    onKeyDown: (event: KeyboardEvent) => void;
    onFocus: () => void;
    onBlur: () => void;
  };
}

/**
 * Chooses among `count` bars that stand side by side over the whole width of an element: by dragging or a click, or
 * by arrow keys, Shift for several, and Enter. Escape forgets what is marked.
 */
export function useBrush(count: number, onChoose: (first: number, last: number) => void): Brush {
  const [mark, setMark] = useState<Mark>();
  const endDrag = useRef<() => void>(undefined);
  useEffect(() => () => endDrag.current?.(), []);

  const within = (index: number) => Math.max(0, Math.min(index, count - 1));
  const indexAt = (x: number, { left, width }: DOMRect) => within(Math.floor(((x - left) / width) * count));
  const choose = ({ anchor, head }: Mark) => {
    setMark(undefined);
    onChoose(within(Math.min(anchor, head)), within(Math.max(anchor, head)));
  };

  const startDrag = (element: HTMLElement, clientX: number) => {
    const place = element.getBoundingClientRect();
    const anchor = indexAt(clientX, place);
    let dragged: Mark = { anchor, head: anchor, by: 'drag' };
    setMark(dragged);
    endDrag.current = followMouse({
      move: (event) => {
        dragged = { ...dragged, head: indexAt(event.clientX, place) };
        setMark(dragged);
      },
      end: () => choose(dragged),
      giveUp: () => setMark(undefined),
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const current: Mark = mark ?? { anchor: count - 1, head: count - 1, by: 'keys' };
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(current);
      return;
    }
    if (event.key === 'Escape') {
      setMark(undefined);
      return;
    }
    const to = moved(event.key, current.head, count);
    if (to !== undefined) {
      event.preventDefault();
      setMark({ anchor: event.shiftKey ? current.anchor : within(to), head: within(to), by: 'keys' });
    }
  };

  return {
    active: mark && within(mark.head),
    chosen:
      mark && mark.by !== 'hover'
        ? { first: within(Math.min(mark.anchor, mark.head)), last: within(Math.max(mark.anchor, mark.head)) }
        : undefined,
    handlers: {
      onMouseDown: (event) => {
        if (event.button === 0) {
          startDrag(event.currentTarget, event.clientX);
        }
      },
      onMouseMove: (event) => {
        const index = indexAt(event.clientX, event.currentTarget.getBoundingClientRect());
        setMark((current) => (current?.by === 'drag' ? current : { anchor: index, head: index, by: 'hover' }));
      },
      onMouseLeave: () => setMark((current) => (current?.by === 'hover' ? undefined : current)),
      onKeyDown,
      // A click has set a mark already.
      onFocus: () => setMark((current) => current ?? { anchor: count - 1, head: count - 1, by: 'keys' }),
      onBlur: () => setMark((current) => (current?.by === 'keys' ? undefined : current)),
    },
  };
}

/** The bar a key leads to; undefined for keys that do not move. */
function moved(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return from - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return from + 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
