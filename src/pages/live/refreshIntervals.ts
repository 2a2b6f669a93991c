import { rangeUtil } from '@grafana/data';

/** How often new records can be looked for; as Grafana writes durations. */
export const REFRESH_INTERVALS = ['10s', '30s', '1m', '5m', '15m'] as const;
export type RefreshInterval = (typeof REFRESH_INTERVALS)[number];

/** The interval that is written so; undefined for any other text. */
export function refreshInterval(text: string): RefreshInterval | undefined {
  return REFRESH_INTERVALS.find((interval) => interval === text);
}

export function millisecondsOf(interval: RefreshInterval): number {
  return rangeUtil.intervalToMs(interval);
}
