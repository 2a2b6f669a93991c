import { type Metric } from '../types';
import { type Numbers } from './aggregations';

interface Presentation {
  /** In frames, the same in every language: overrides and transformations of dashboards rely on it. */
  title: string;
  unit: string;
  valueOf: (numbers: Numbers) => number | null;
}

const percentile = (percent: number): Presentation => ({
  title: `Duration, ${percent}th percentile`,
  unit: 'ns',
  valueOf: ({ durations }) => durations?.values[percent.toFixed(1)] ?? null,
});

/** How a metric is shown, and found in a bucket. Where there is no record, counts are zero and the rest is unknown. */
export const METRIC_PRESENTATIONS: Record<Metric, Presentation> = {
  count: { title: 'Records', unit: 'short', valueOf: ({ doc_count }) => doc_count },
  failures: { title: 'Failures', unit: 'short', valueOf: ({ failures }) => failures?.value ?? 0 },
  failureRatio: { title: 'Failure ratio', unit: 'percentunit', valueOf: ({ ratio }) => ratio?.value ?? null },
  identities: { title: 'Identities', unit: 'short', valueOf: ({ identities }) => identities?.value ?? 0 },
  durationP50: percentile(50),
  durationP90: percentile(90),
  durationP95: percentile(95),
  durationP99: percentile(99),
};

/** The metrics that can be told of what is left when groups are taken from the whole. */
const ADDITIVE: ReadonlySet<Metric> = new Set(['count', 'failures', 'failureRatio']);

export function isAdditive(metric: Metric): boolean {
  return ADDITIVE.has(metric);
}

/** The additive numbers of the whole without those of its parts. */
export function restOf(whole: Numbers, parts: Numbers[]): Numbers {
  const left = (of: (numbers: Numbers) => number) =>
    Math.max(0, of(whole) - parts.reduce((sum, part) => sum + of(part), 0));
  const count = left(({ doc_count }) => doc_count);
  const failed = Math.round(left(({ ratio, doc_count }) => (ratio?.value ?? 0) * doc_count));
  return {
    doc_count: count,
    failures: { value: left(({ failures }) => failures?.value ?? 0) },
    ratio: { value: count === 0 ? null : failed / count },
  };
}
