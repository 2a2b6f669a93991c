import { type QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';

import { SEARCH_TIMEOUT_S } from '../request/search';
import { type SearchResponse } from './searchResponse';

/** What a reader must know about a result that is not whole. */
export function noticesOf({ timed_out, _shards }: SearchResponse): QueryResultMetaNotice[] {
  const notices: QueryResultMetaNotice[] = [];
  if (timed_out) {
    notices.push({
      severity: 'warning',
      text: t(
        'notices.timedOut',
        'Partial results: Elasticsearch was stopped after {{seconds}} s, so records and counts are missing. Choose a shorter time range.',
        { seconds: SEARCH_TIMEOUT_S }
      ),
    });
  }
  if (_shards.failed > 0) {
    const reason = _shards.failures.find((failure) => failure.reason?.reason)?.reason?.reason;
    notices.push({
      severity: 'warning',
      text: t(
        'notices.shardsFailed',
        'Partial results: {{failed}} of {{count}} shards failed, so records and counts are missing. {{- advice}}',
        {
          failed: _shards.failed,
          count: _shards.total,
          advice: reason
            ? t('notices.reason', "Elasticsearch's reason: {{- reason}}", { reason })
            : t('notices.lookAtHealth', "Look at the cluster's health."),
        }
      ),
    });
  }
  return notices;
}

/** Several questions may have the same to say. */
export function eachOnce(notices: readonly QueryResultMetaNotice[]): QueryResultMetaNotice[] {
  return [...new Map(notices.map((notice) => [notice.text, notice])).values()];
}
