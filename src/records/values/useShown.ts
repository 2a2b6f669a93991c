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

interface Part {
  /** Where it begins. */
  first?: number;
  /** Items more at a time, at either end. */
  more?: number;
}

/** So many items of a list that may be very long. */
export function useShown<Item>(
  items: readonly Item[],
  atOnce: number,
  { first = 0, more = atOnce }: Part = {}
): Shown<Item> {
  const [from, setFrom] = useState(first);
  const [to, setTo] = useState(first + atOnce);
  return {
    shown: items.slice(from, to),
    hidden: Math.max(0, items.length - to),
    showMore: () => setTo(to + more),
    before: from,
    showBefore: () => setFrom(Math.max(0, from - more)),
  };
}
