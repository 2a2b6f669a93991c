import { type QueryResultMetaNotice } from '@grafana/data';

import { SEARCH_TIMEOUT_S } from '../request/search';
import { type SearchResponse } from './searchResponse';

/** What a reader must know about a result that is not whole. */
export function noticesOf({ timed_out, _shards }: SearchResponse): QueryResultMetaNotice[] {
  const notices: QueryResultMetaNotice[] = [];
  if (timed_out) {
    notices.push({
      severity: 'warning',
      text:
        `Partial results: Elasticsearch was stopped after ${SEARCH_TIMEOUT_S} s, so records and counts are missing. ` +
        'Choose a shorter time range.',
    });
  }
  if (_shards.failed > 0) {
    const reason = _shards.failures.find((failure) => failure.reason?.reason)?.reason?.reason;
    notices.push({
      severity: 'warning',
      text:
        `Partial results: ${_shards.failed} of ${_shards.total} shards failed, so records and counts are missing. ` +
        (reason ? `Elasticsearch's reason: ${reason}` : "Look at the cluster's health."),
    });
  }
  return notices;
}
