interface Drag {
  move: (event: MouseEvent) => void;
  end: () => void;
  /** Escape was pressed: nothing is to come of it. */
  giveUp: () => void;
}

/** Follows a mouse that was pressed until it is let go, anywhere in the window. The function stops that. */
export function followMouse({ move, end, giveUp }: Drag): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const last = (act: () => void) => {
    listening.abort();
    act();
  };
  window.addEventListener('mousemove', move, { signal });
  window.addEventListener('mouseup', () => last(end), { signal });
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && last(giveUp), { signal });
  return () => listening.abort();
}
