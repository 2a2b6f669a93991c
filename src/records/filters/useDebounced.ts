import { useEffect, useRef, useState } from 'react';

/**
 * A text that is being typed: what is shown changes at once, `onChange` is called once the typing has paused. A value
 * that changes from outside replaces what was typed, also what was not handed on yet.
 */
export function useDebounced(value: string, onChange: (value: string) => void, delayMs = 350) {
  const [typed, setTyped] = useState({ text: value, over: value });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  if (typed.over !== value) {
    setTyped({ text: value, over: value });
  }

  useEffect(() => () => clearTimeout(timer.current), [value]);

  const commit = (next: string) => {
    clearTimeout(timer.current);
    if (next !== value) {
      onChange(next);
    }
  };
  return {
    text: typed.text,
    type: (next: string) => {
      setTyped({ text: next, over: value });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => commit(next), delayMs);
    },
    /** Does not wait for the pause. */
    commit: (next: string) => {
      setTyped({ text: next, over: value });
      commit(next);
    },
  };
}
