import { useState } from 'react';

export interface Shown<Item> {
  shown: readonly Item[];
  /** Items after those that are shown. */
  hidden: number;
  showMore: () => void;
  /** Items before those that are shown. */
  before: number;
  showBefore: () => void;
}

/** So many items of a list that may be very long, from the one at `first` on; `step` more at a time, at either end. */
export function useShown<Item>(items: readonly Item[], step: number, first = 0): Shown<Item> {
  const [from, setFrom] = useState(first);
  const [to, setTo] = useState(first + step);
  return {
    shown: items.slice(from, to),
    hidden: Math.max(0, items.length - to),
    showMore: () => setTo(to + step),
    before: from,
    showBefore: () => setFrom(Math.max(0, from - step)),
  };
}
