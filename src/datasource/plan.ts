import { type DataFrame } from '@grafana/data';
import { type JsonObject } from '@provlogs/schema/record';

import { readQuery } from './request/readQuery';
import { chosenInterval, ianaTimeZone } from './request/interval';
import { columnsOf, facetsSearch, recordSearch, recordsSearch } from './request/search';
import { seriesSearch } from './request/series';
import { facetFrames } from './response/facetFrames';
import { recordFrame } from './response/recordFrame';
import { recordsFrame } from './response/recordsFrame';
import { type SearchResponse } from './response/searchResponse';
import { seriesFrames } from './response/seriesFrames';
import { type ProvisioningQuery } from './types';
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
    throw new UserError('The time range ends before it begins.');
  }
  const { refId } = query;
  const executed = (body: JsonObject) => `POST ${index}/_search\n${JSON.stringify(body, null, 2)}`;
  switch (query.queryType) {
    case 'records': {
      const body = recordsSearch(query, narrowedBy(query, range, replace));
      const asked = {
        refId,
        executed: executed(body),
        columns: columnsOf(query),
        documents: query.documents,
        limit: query.limit,
        after: query.after,
      };
      return { body, frames: (response) => [recordsFrame(response, asked)] };
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
      const body = seriesSearch(query, narrowedBy(query, range, replace), points);
      return { body, frames: (response) => seriesFrames(response, { query, executed: executed(body), points }) };
    }
    case 'facets': {
      const body = facetsSearch(query, narrowedBy(query, range, replace));
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
