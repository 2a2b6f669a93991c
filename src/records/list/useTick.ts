import { useEffect, useState } from 'react';

/** A number that changes that often while it is needed: what tells the time passing is rendered again with it. */
export function useTick(needed: boolean, everyMs: number): number {
  const [tick, setTick] = useState(0);
  useEffect(() => {
    if (!needed) {
      return;
    }
    const timer = setInterval(() => setTick((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [needed, everyMs]);
  return tick;
}
