import { type JsonObject } from '@provlogs/schema/record';

import { AT_ONCE } from '../../../src/datasource/groupPages';
import { failedInSearch } from '../../../src/datasource/request/comparison';
import { cyclesSearch } from '../../../src/datasource/request/cycles';
import { failedSearch } from '../../../src/datasource/request/failing';
import { type Narrowed } from '../../../src/datasource/request/narrowing';
import { facetsSearch, recordSearch, recordsSearch } from '../../../src/datasource/request/search';
import { seriesSearch } from '../../../src/datasource/request/series';
import { readQuery } from '../../../src/datasource/request/readQuery';
import { type FilterField } from '../../../src/fields';
import { type Cursor, type ProvisioningQuery } from '../../../src/datasource/types';
import { grafanaDocuments, grafanaHistogram, grafanaTerms } from './grafanaRequests.ts';

/** A page of the list. */
const PAGE = 200;
const FACETS: FilterField[] = [
  'provisioning.status',
  'provisioning.action',
  'provisioning.application.name',
  'provisioning.source_system.name',
  'provisioning.target_system.name',
  'error.code',
  'provisioning.skip_reason',
];

/** A record of a list, of which the whole may be asked for. */
interface KnownDocument {
  id: string;
  recordId: string;
  /** Milliseconds since 1970. */
  time: number;
}

/** What the data holds that questions are about. */
export interface Facts {
  from: number;
  to: number;
  /** The first names of identities, in lower case. */
  names: readonly string[];
  documents: readonly KnownDocument[];
  /** Where a list of 49 pages ended. */
  cursor: Cursor;
  /** Its time, in milliseconds. */
  cursorTime: number;
}

/** One question, asked in two ways; `n` counts the askings, which are not all alike. */
export interface Question {
  name: string;
  ours: (facts: Facts, n: number) => JsonObject;
  /** The searches of one `_msearch`. */
  grafana: (facts: Facts, n: number) => JsonObject[];
  note?: string;
  /** It is asked as a dashboard is refreshed: each time of ten seconds later, and Elasticsearch may remember. */
  isRefreshed?: boolean;
}

/** Milliseconds from one refresh to the next. */
const REFRESH = 10_000;

/** The facts as they are so many refreshes later. */
export function refreshed(facts: Facts, times: number): Facts {
  return { ...facts, from: facts.from + times * REFRESH, to: facts.to + times * REFRESH };
}

const ONCE: readonly Question[] = [
  {
    name: 'first-page',
    ours: (facts) => records(facts, {}),
    grafana: (facts) => [grafanaDocuments(facts, '', PAGE)],
  },
  {
    name: 'page-50',
    ours: (facts) => records(facts, {}, facts.cursor),
    grafana: (facts) => [grafanaDocuments({ from: facts.from, to: facts.cursorTime }, '', PAGE)],
    note: 'Grafana goes on by ending the time range where the last page ended.',
  },
  {
    name: 'identity-prefix',
    ours: (facts, n) => records(facts, { identity: [prefix(facts, n)] }),
    grafana: (facts, n) => [grafanaDocuments(facts, `provisioning.identity_terms:${prefix(facts, n)}*`, PAGE)],
  },
  {
    name: 'facets',
    ours: (facts) => body({ refId: 'A', queryType: 'facets', fields: FACETS, limit: 500 }, narrowed(facts, {})),
    grafana: (facts) => FACETS.map((field) => grafanaTerms(facts, '', field, 500)),
    note: 'Seven fields with the counts of their values.',
  },
  {
    name: 'histogram',
    ours: (facts) =>
      body(
        {
          refId: 'A',
          queryType: 'series',
          metrics: ['count'],
          groupBy: ['provisioning.status'],
          limit: 10,
          other: false,
          interval: '6h',
        },
        narrowed(facts, {})
      ),
    grafana: (facts) => [grafanaHistogram(facts, '', 'provisioning.status', '6h')],
  },
  {
    name: 'record',
    ours: (facts, n) => recordSearch(document(facts, n).id, document(facts, n).time),
    grafana: (facts, n) => [grafanaDocuments(facts, `event.id:"${document(facts, n).recordId}"`, 1)],
    note: 'Of a list, which knows its time.',
  },
  {
    name: 'record-of-link',
    ours: (facts, n) => recordSearch(document(facts, n).id),
    grafana: (facts, n) => [grafanaDocuments(facts, `event.id:"${document(facts, n).recordId}"`, 1)],
  },
  {
    name: 'free-text',
    ours: (facts, n) => records(facts, { text: [word(n)] }),
    grafana: (facts, n) => [grafanaDocuments(facts, anywhere(word(n)), PAGE)],
    note: 'Grafana is told the fields to look in; a word alone makes it look in all.',
  },
  {
    name: 'change',
    ours: (facts, n) => records(facts, { changes: [{ name: [property(n)], newValue: undefined }] }),
    grafana: (facts, n) => [grafanaDocuments(facts, `provisioning.changed:"${property(n)}"`, PAGE)],
    note: 'By property name, by the nested properties here; Grafana cannot ask those, and asks which names changed.',
  },
];

const REFRESHED = ['facets', 'histogram'];

/** Each asked anew, and those that a dashboard asks again and again. */
export const QUESTIONS: readonly Question[] = [
  ...ONCE,
  ...ONCE.filter(({ name }) => REFRESHED.includes(name)).map((question) => ({
    ...question,
    name: `${question.name}-refreshed`,
    isRefreshed: true,
    note: `Of ten seconds later each time; Elasticsearch's cache of requests is as installed.`,
  })),
];

function records(facts: Facts, asked: Partial<Narrowed>, after?: Cursor): JsonObject {
  const query: ProvisioningQuery = { refId: 'A', queryType: 'records', limit: PAGE, ...(after && { after }) };
  return body(query, narrowed(facts, asked));
}

function body(input: ProvisioningQuery, asked: Narrowed): JsonObject {
  const query = readQuery(input);
  switch (query.queryType) {
    case 'records':
      return recordsSearch(query, asked);
    case 'facets':
      return facetsSearch(query, asked);
    case 'series':
      return seriesSearch(query, asked, { interval: '6h', timeZone: 'UTC' });
    case 'failing':
      return failedSearch(asked, { size: AT_ONCE });
    case 'cycles':
      return cyclesSearch(query, asked);
    case 'comparison':
      return failedInSearch([query.before, query.cycle], asked, { size: AT_ONCE });
    case 'record':
      return recordSearch(query.documentId);
  }
}

function narrowed({ from, to }: Facts, asked: Partial<Narrowed>): Narrowed {
  const nothing = { filters: [], ranges: [], changes: [], identity: [], text: [], notIdentity: [], notText: [] };
  return { from, to, ...nothing, ...asked };
}

function prefix({ names }: Facts, n: number): string {
  return (names[n % names.length] ?? '').slice(0, 4);
}

function document({ documents }: Facts, n: number): KnownDocument {
  return documents[n % documents.length] ?? { id: '', recordId: '', time: 0 };
}

function word(n: number): string {
  return ['conflict', 'required', 'failed', 'license', 'timeout', 'manager'][n % 6] ?? '';
}

function property(n: number): string {
  return ['department', 'members', 'displayName', 'manager', 'title'][n % 5] ?? '';
}

function anywhere(text: string): string {
  return ['message', 'error.message', 'error.code', 'provisioning.descriptions']
    .map((field) => `${field}:${text}`)
    .join(' OR ');
}
