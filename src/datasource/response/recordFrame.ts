import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { t } from '@grafana/i18n';

import { DOCUMENT_COLUMN, DOCUMENT_ID_COLUMN } from '../types';
import { UserError } from '../userError';
import { noticesOf } from './notices';
import { type SearchResponse } from './searchResponse';

/**
 * One whole record as the frame that `RecordQuery` promises: one row.
 * @throws UserError when there is no such record
 */
export function recordFrame(
  response: SearchResponse,
  { refId, executed, documentId }: { refId: string; executed: string; documentId: string }
): DataFrame {
  const notices = noticesOf(response);
  const [hit] = response.hits.hits;
  if (!hit?._source) {
    throw new UserError(
      notices[0]?.text ??
        t(
          'answer.noRecord',
          'There is no record with the ID {{- id}}. It may be older than the retention, and deleted.',
          { id: documentId }
        )
    );
  }
  return createDataFrame({
    refId,
    name: 'Provisioning record',
    fields: [
      { name: DOCUMENT_ID_COLUMN, type: FieldType.string, config: {}, values: [hit._id] },
      { name: DOCUMENT_COLUMN, type: FieldType.other, config: {}, values: [hit._source] },
    ],
    meta: { notices, uniqueRowIdFields: [0], executedQueryString: executed },
  });
}
