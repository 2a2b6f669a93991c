import { type AdHocVariableFilter, type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type JsonObject } from '@provlogs/schema/record';

import { narrowingOfAdHoc } from './adHoc';
import { type Narrowed } from './request/narrowing';
import { readQuery } from './request/readQuery';
import { chosenInterval, ianaTimeZone } from './request/interval';
import { columnsOf, facetsSearch, recordSearch, recordsSearch } from './request/search';
import { seriesSearch } from './request/series';
import { facetFrames } from './response/facetFrames';
import { logsFrame } from './response/logsFrame';
import { recordFrame } from './response/recordFrame';
import { recordsFrame } from './response/recordsFrame';
import { type SearchResponse } from './response/searchResponse';
import { seriesFrames } from './response/seriesFrames';
import { type Narrowing, type ProvisioningQuery } from './types';
import { UserError } from './userError';
import { narrowedBy, type Replace } from './variables';

/** A query as one request, and what becomes of the answer. */
export interface Plan {
  body: JsonObject;
  frames: (response: SearchResponse) => DataFrame[];
}

export interface Circumstances {
  index: string;
  /** Milliseconds since 1970, both included. */
  range: { from: number; to: number };
  /** A dashboard's: an IANA name, `browser` or `utc`. */
  timeZone: string;
  /** Grafana's wish for the width of a point, in milliseconds. */
  intervalMs: number;
  /** A dashboard's. */
  adHoc: AdHocVariableFilter[];
  replace: Replace;
}

/**
 * Plans a query.
 * @throws UserError when it cannot be run
 */
export function planQuery(input: ProvisioningQuery, circumstances: Circumstances): Plan {
  const { index, range, replace } = circumstances;
  const query = readQuery(input);
  // Elasticsearch finds nothing in such a range, which must not pass for "nothing happened".
  if (query.queryType !== 'record' && range.from > range.to) {
    throw new UserError(t('query.timeRangeReversed', 'The time range ends before it begins.'));
  }
  const { refId } = query;
  const executed = (body: JsonObject) => `POST ${index}/_search\n${JSON.stringify(body, null, 2)}`;
  switch (query.queryType) {
    case 'records': {
      const body = recordsSearch(query, narrow(query, circumstances));
      const asked = {
        refId,
        executed: executed(body),
        columns: columnsOf(query),
        documents: query.documents,
        limit: query.limit,
        after: query.after,
      };
      const words = query.text?.match(/[\p{L}\p{N}]+/gu) ?? [];
      return {
        body,
        frames: (response) => [
          query.format === 'logs' ? logsFrame(response, { ...asked, words }) : recordsFrame(response, asked),
        ],
      };
    }
    case 'series': {
      const { interval: asked } = query;
      const points =
        asked === 'none'
          ? undefined
          : {
              interval: chosenInterval(asked, range, circumstances.intervalMs),
              timeZone: ianaTimeZone(circumstances.timeZone),
            };
      const body = seriesSearch(query, narrow(query, circumstances), points);
      return { body, frames: (response) => seriesFrames(response, { query, executed: executed(body), points }) };
    }
    case 'facets': {
      const body = facetsSearch(query, narrow(query, circumstances));
      return {
        body,
        frames: (response) => facetFrames(response, { refId, executed: executed(body), fields: query.fields }),
      };
    }
    case 'record': {
      const documentId = replace(query.documentId, String);
      const body = recordSearch(documentId);
      return { body, frames: (response) => [recordFrame(response, { refId, executed: executed(body), documentId })] };
    }
  }
}

/** What the query narrows, and the dashboard besides. */
function narrow(query: Narrowing, { range, replace, adHoc }: Circumstances): Narrowed {
  const own = narrowedBy(query, range, replace);
  const { filters, ranges } = narrowingOfAdHoc(adHoc);
  return { ...own, filters: [...own.filters, ...filters], ranges: [...own.ranges, ...ranges] };
}
