import { useState } from 'react';

export interface Shown<Item> {
  shown: readonly Item[];
  /** Items that are not shown yet. */
  hidden: number;
  showMore: () => void;
}

/** The first items of a list that may be very long, `step` more at a time; from the start at least `atLeast`. */
export function useShown<Item>(items: readonly Item[], step: number, atLeast = 0): Shown<Item> {
  const [limit, setLimit] = useState(Math.max(step, atLeast));
  return {
    shown: items.slice(0, limit),
    hidden: Math.max(0, items.length - limit),
    showMore: () => setLimit(limit + step),
  };
}
