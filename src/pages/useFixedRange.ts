import { rangeUtil, type TimeRange } from '@grafana/data';
import { useState } from 'react';

import { type PageState } from './pageState';

type RawRange = Pick<PageState, 'from' | 'to'>;

/**
 * The range in absolute times. A relative one is fixed when it is chosen, so that later pages belong to the first;
 * the function fixes it anew.
 */
export function useFixedRange({ from, to }: RawRange, timeZone: string): [TimeRange, () => void] {
  const key = [from, to, timeZone].join(' ');
  const fix = () => ({ key, range: rangeUtil.convertRawToRange({ from, to }, timeZone) });
  const [fixed, setFixed] = useState(fix);
  const current = fixed.key === key ? fixed : fix();
  if (current !== fixed) {
    setFixed(current);
  }
  return [current.range, () => setFixed(fix())];
}
