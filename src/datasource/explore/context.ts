import { type DataQueryRequest, dateTime, LogRowContextQueryDirection, type LogRowModel } from '@grafana/data';
import { t } from '@grafana/i18n';

import { type Filter, QUERY_VERSION, type RecordsQuery } from '../types';
import { UserError } from '../userError';

/** What the lines around a line have in common with it. */
export type ContextOf = 'identity' | 'cycle';

const FIELDS = { identity: 'provisioning.identity.id', cycle: 'provisioning.cycle_id' } as const;
const DEFAULT_LINES = 50;
/** Further than any record is kept in most installations. */
const WINDOW_MS = 31 * 24 * 3_600_000;

/**
 * The records before or after that of a log line: of the same identity, in whatever cycle, or of the same cycle.
 * @throws UserError when the line does not have what they should have in common
 */
export function contextQuery(
  { labels, timeEpochMs }: Pick<LogRowModel, 'labels' | 'timeEpochMs'>,
  of: ContextOf,
  direction: LogRowContextQueryDirection = LogRowContextQueryDirection.Backward,
  limit = DEFAULT_LINES
): RecordsQuery {
  const field = FIELDS[of];
  const value = labels[field];
  const id = labels['event.id'];
  if (value === undefined) {
    throw new UserError(
      of === 'cycle'
        ? t(
            'context.noCycle',
            'This record has no cycle ID, so that no other can have the same. Choose the other kind of context.'
          )
        : t(
            'context.noIdentity',
            'This record has no identity ID, so that no other can have the same. Choose the other kind of context.'
          )
    );
  }
  const filters: Filter[] = [{ field, values: [value] }];
  return {
    refId: `context-${direction}`,
    version: QUERY_VERSION,
    queryType: 'records',
    format: 'logs',
    filters,
    limit,
    order: direction === LogRowContextQueryDirection.Forward ? 'asc' : 'desc',
    // From the line itself on, which is not repeated.
    after: [timeEpochMs, id ?? null],
  };
}

/** A request for a context query, over as long a time as records are kept on both sides of the line. */
export function contextRequest(
  query: RecordsQuery,
  timeEpochMs: number
): Pick<DataQueryRequest<RecordsQuery>, 'targets' | 'range' | 'requestId'> {
  const from = dateTime(timeEpochMs - WINDOW_MS);
  const to = dateTime(timeEpochMs + WINDOW_MS);
  return { requestId: query.refId, targets: [query], range: { from, to, raw: { from, to } } };
}
