import { t } from '@grafana/i18n';

import { type Metric } from '../types';

const percentile = (percent: number) =>
  t('metrics.durationPercentile', 'Duration, {{percent}}th percentile', { percent });

const LABELS: Record<Metric, () => string> = {
  count: () => t('metrics.records', 'Records'),
  failures: () => t('metrics.failures', 'Failures'),
  failureRatio: () => t('metrics.failureRatio', 'Failure ratio'),
  identities: () => t('metrics.identities', 'Identities'),
  durationP50: () => percentile(50),
  durationP90: () => percentile(90),
  durationP95: () => percentile(95),
  durationP99: () => percentile(99),
};

/** What a metric is called on the screen. */
export function metricLabel(metric: Metric): string {
  return LABELS[metric]();
}
