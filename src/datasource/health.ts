import { dateTime, type TestDataSourceResponse } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type JsonObject } from '@provlogs/schema/record';
import { firstValueFrom } from 'rxjs';

import { type Connection } from './connection';
import { explainError } from './errors';
import { CHECKED_FIELDS, mappingProblem, oldTemplate } from './response/fieldCapabilities';
import { noticesOf } from './response/notices';
import { readSearchResponse } from './response/searchResponse';

const STALE_MS = 24 * 3_600_000;

const NEWEST_RECORD: JsonObject = {
  size: 1,
  track_total_hits: true,
  _source: false,
  sort: [{ '@timestamp': { order: 'desc', unmapped_type: 'date' } }],
};

/** What "Save & test" says: whether the settings work and, if not, what to do. Never throws. */
export async function checkHealth(connection: Connection): Promise<TestDataSourceResponse> {
  const { index } = connection;
  try {
    const capabilities = await firstValueFrom(connection.fieldCapabilities(CHECKED_FIELDS));
    const problem = mappingProblem(capabilities, index);
    if (problem) {
      return { status: 'error', message: problem };
    }
    const records = assessRecords(await firstValueFrom(connection.search(NEWEST_RECORD)), index, Date.now());
    const old = oldTemplate(capabilities);
    return old === undefined ? records : { status: 'warning', message: `${records.message} ${old}` };
  } catch (error) {
    return { status: 'error', message: explainError(error, index) };
  }
}

/** Judges the answer to `NEWEST_RECORD`; `now` in milliseconds since 1970. */
function assessRecords(data: unknown, index: string, now: number): TestDataSourceResponse {
  const response = readSearchResponse(data, index);
  const [partial] = noticesOf(response);
  if (partial) {
    return { status: 'warning', message: partial.text };
  }
  const total = response.hits.total?.value ?? 0;
  const newest = response.hits.hits[0]?.sort?.[0];
  if (total === 0 || typeof newest !== 'number') {
    return {
      status: 'warning',
      message: t(
        'health.empty',
        'Connected, but {{- index}} holds no records yet. Look for the cause with "provlogs check", or import records with "provlogs import".',
        { index }
      ),
    };
  }
  const found = t('health.found', '{{count, number}} records, newest {{- age}}', {
    count: total,
    defaultValue_one: '{{count, number}} record, newest {{- age}}',
    age: dateTime(newest).fromNow(),
  });
  return now - newest > STALE_MS
    ? {
        status: 'warning',
        message: t(
          'health.stale',
          'Connected: {{- found}}. If that is too long ago, look for the cause with "provlogs check".',
          { found }
        ),
      }
    : { status: 'success', message: t('health.ok', 'OK: {{- found}}.', { found }) };
}
