import { type AdHocVariableFilter, type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type JsonObject } from '@provlogs/schema/record';
import { map, type Observable } from 'rxjs';

import { narrowingOfAdHoc } from './adHoc';
import { comparedIdentities } from './comparison';
import { failedIdentities } from './failing';
import { AT_ONCE, type Search } from './groupPages';
import { failedInSearch, seenInSearch } from './request/comparison';
import { cyclesSearch } from './request/cycles';
import { failedSearch, firstSuccessSearch, succeededSearch } from './request/failing';
import { type Narrowed } from './request/narrowing';
import { readQuery } from './request/readQuery';
import { chosenInterval, ianaTimeZone } from './request/interval';
import { columnsOf, facetsSearch, recordSearch, recordsSearch } from './request/search';
import { seriesSearch } from './request/series';
import { comparisonFrame } from './response/comparisonFrame';
import { cyclesFrame } from './response/cyclesFrame';
import { facetFrames } from './response/facetFrames';
import { failingFrame } from './response/failingFrame';
import { logsFrame } from './response/logsFrame';
import { recordFrame } from './response/recordFrame';
import { recordsFrame } from './response/recordsFrame';
import { type SearchResponse } from './response/searchResponse';
import { seriesFrames } from './response/seriesFrames';
import { type Narrowing, type ProvisioningQuery } from './types';
import { UserError } from './userError';
import { narrowedBy, type Replace } from './variables';

/** A query as what it asks, and what becomes of the answers. Questions wait for those before them. */
export type Plan = (search: Search) => Observable<DataFrame[]>;

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
  const executed = (...bodies: JsonObject[]) =>
    bodies.map((body) => `POST ${index}/_search\n${JSON.stringify(body, null, 2)}`).join('\n\n');
  const one =
    (body: JsonObject, frames: (response: SearchResponse) => DataFrame[]): Plan =>
    (search) =>
      search(body).pipe(map(frames));
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
      return one(body, (response) => [
        query.format === 'logs' ? logsFrame(response, { ...asked, words }) : recordsFrame(response, asked),
      ]);
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
      return one(body, (response) => seriesFrames(response, { query, executed: executed(body), points }));
    }
    case 'facets': {
      const body = facetsSearch(query, narrow(query, circumstances));
      return one(body, (response) => facetFrames(response, { refId, executed: executed(body), fields: query.fields }));
    }
    case 'record': {
      const documentId = replace(query.documentId, String);
      const body = recordSearch(documentId, query.time);
      return one(body, (response) => [recordFrame(response, { refId, executed: executed(body), documentId })]);
    }
    case 'cycles': {
      const body = cyclesSearch(query, narrow(query, circumstances));
      return one(body, (response) => [cyclesFrame(response, { ...query, executed: executed(body) })]);
    }
    case 'comparison': {
      const narrowed = narrow(query, circumstances);
      const cycles = { ...query, cycle: replace(query.cycle, String), before: replace(query.before, String) };
      const questions = [
        failedInSearch([cycles.before, cycles.cycle], narrowed, { size: AT_ONCE }),
        seenInSearch(cycles.cycle, ['…'], narrowed, { size: AT_ONCE }),
      ];
      const asked = { ...query, executed: executed(...questions) };
      return (search) => comparedIdentities(cycles, narrowed, search).pipe(map((all) => [comparisonFrame(all, asked)]));
    }
    case 'failing': {
      const narrowed = narrow(query, circumstances);
      // What it asks about one, it asks about all of them.
      const example = { job: '…', application: null, identity: '…', last: range.from };
      const questions = [
        failedSearch(narrowed, { size: AT_ONCE }),
        succeededSearch([example], narrowed, { size: AT_ONCE }),
        ...(query.resolved ? [firstSuccessSearch([example], narrowed)] : []),
      ];
      const asked = { ...query, executed: executed(...questions) };
      return (search) => failedIdentities(query, narrowed, search).pipe(map((failed) => [failingFrame(failed, asked)]));
    }
  }
}

/** What the query narrows, and the dashboard besides. */
function narrow(query: Narrowing, { range, replace, adHoc }: Circumstances): Narrowed {
  const own = narrowedBy(query, range, replace);
  const { filters, ranges } = narrowingOfAdHoc(adHoc);
  return { ...own, filters: [...own.filters, ...filters], ranges: [...own.ranges, ...ranges] };
}
