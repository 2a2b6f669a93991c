import { type RefObject, useEffect, useRef } from 'react';

/** For what has the focus when a dialog opens, also when it takes the place of another dialog or of a menu. */
export function useFirstFocus<Focused extends HTMLElement>(): RefObject<Focused> {
  const first = useRef<Focused>(null);
  useEffect(() => {
    // In the next frame what closes gives the focus back, and the dialog takes it for its first button, or nobody has it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => first.current?.focus());
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return first;
}
