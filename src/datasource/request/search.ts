import { type JsonObject } from '@provlogs/schema/record';

import { DEFAULT_COLUMNS, FILTER_FIELDS, recordField } from '../../fields';
import { commonClauses, filterClauses, type Narrowed, rangeClause } from './narrowing';
import { type ReadFacetsQuery, type ReadRecordsQuery } from './readQuery';

/** Seconds until Elasticsearch answers with what it has: below the 30 s after which Grafana's proxy gives up. */
export const SEARCH_TIMEOUT_S = 20;
export const SEARCH_TIMEOUT = `${SEARCH_TIMEOUT_S}s`;

// Every shard (a day) sends this many values at least, so that counts of fields with fewer are exact.
const MIN_SHARD_SIZE = 1000;

/** `shard_size` of a terms aggregation of so many values. */
export function shardSize(size: number): number {
  return Math.max(MIN_SHARD_SIZE, 2 * size);
}

/** The field to show instead where a record has no value: identities without a name still have an id. */
export const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['provisioning.identity.name', 'provisioning.identity.id'],
]);

/** The labels of a log line: what it can be filtered by, and what finds it again. */
const LOG_COLUMNS: readonly string[] = [
  ...FILTER_FIELDS.filter((name) => recordField(name)?.kind === 'keyword'),
  'event.id',
];

/** What a log line is made of, besides its labels. */
const LOG_LINE = ['@timestamp', 'message', 'provisioning.status'];

/** The columns, or labels, of a records query, each once. */
export function columnsOf({ columns, format }: Pick<ReadRecordsQuery, 'columns' | 'format'>): string[] {
  return [...new Set<string>(columns?.length ? columns : format === 'logs' ? LOG_COLUMNS : DEFAULT_COLUMNS)];
}

/** The columns, what stands in for one that a record lacks, and what else a log line needs. */
function fetchedFields(query: ReadRecordsQuery): string[] {
  const columns = columnsOf(query);
  const standIns = columns.flatMap((column) => STAND_INS.get(column) ?? []);
  return [...new Set([...columns, ...standIns, ...(query.format === 'logs' ? LOG_LINE : [])])];
}

/** The query that everything narrowed makes, and clauses besides. */
export function queryOf(narrowed: Narrowed, more: JsonObject[] = []): JsonObject {
  return { bool: { filter: [...commonClauses(narrowed), ...filterClauses(narrowed.filters), ...more] } };
}

/** Body of `_search` for nothing but aggregations: not even the records are counted. */
export function aggregationsSearch(query: JsonObject, aggs: JsonObject): JsonObject {
  return { timeout: SEARCH_TIMEOUT, size: 0, track_total_hits: false, query, aggs };
}

/** Body of `_search` for a page of records. */
export function recordsSearch(query: ReadRecordsQuery, narrowed: Narrowed): JsonObject {
  return {
    timeout: SEARCH_TIMEOUT,
    size: query.limit,
    // Counting is what costs; the first page has told the number.
    track_total_hits: query.after === undefined,
    query: queryOf(narrowed),
    _source: query.documents,
    ...fieldsOf(fetchedFields(query), query.documents),
    sort: [
      { '@timestamp': { order: query.order, unmapped_type: 'date' } },
      // Many records of a cycle have one time; without a second key, pages would lose or repeat them.
      { 'event.id': { order: query.order, unmapped_type: 'keyword' } },
    ],
    ...(query.after ? { search_after: query.after } : {}),
  };
}

/** Names a record, and so its document. */
const IDENTIFYING = ['organization.id', 'event.id'];

/**
 * What asks for fields: those that have a column of their own from there. Where that is all, nothing of the record is
 * read and unpacked, not even its `_id`, which takes longer than everything else of a page.
 */
export function fieldsOf(names: readonly string[], documents: boolean): JsonObject {
  const hasColumn = (name: string) => (recordField(name)?.kind ?? 'text') !== 'text';
  const formatted = (field: string) =>
    recordField(field)?.kind === 'time' ? { field, format: 'epoch_millis' } : field;
  const texts = names.filter((name) => !hasColumn(name));
  if (documents || texts.length > 0) {
    return { docvalue_fields: names.filter(hasColumn).map(formatted), fields: texts };
  }
  return { docvalue_fields: [...new Set([...names, ...IDENTIFYING])].map(formatted), stored_fields: '_none_' };
}

/**
 * Body of `_search` for the values of fields: an aggregation a field, of the field's name. Where filters on the other
 * fields narrow it, it holds them as `values`; a filter, be it an empty one, makes counting take half as long
 * again.
 */
export function facetsSearch({ fields, contains, limit }: ReadFacetsQuery, narrowed: Narrowed): JsonObject {
  const counted = new Set<string>(fields);
  const always = narrowed.filters.filter(({ field }) => !counted.has(field));
  const values = (field: string) => ({
    terms: {
      field,
      size: limit,
      shard_size: shardSize(limit),
      ...(contains === '' ? {} : { include: regexpOfPart(contains) }),
    },
  });
  return {
    timeout: SEARCH_TIMEOUT,
    size: 0,
    query: { bool: { filter: [...commonClauses(narrowed), ...filterClauses(always)] } },
    aggs: Object.fromEntries(
      [...counted].map((field) => {
        const others = narrowed.filters.filter((filter) => counted.has(filter.field) && filter.field !== field);
        const filter = filterClauses(others);
        return [
          field,
          filter.length === 0 ? values(field) : { filter: { bool: { filter } }, aggs: { values: values(field) } },
        ];
      })
    ),
  };
}

/** Lucene's regular expression for a value with this text in it, in any letter case. */
function regexpOfPart(text: string): string {
  const parts = Array.from(text, (character) => {
    // A backslash before a letter would make a class of it (`\d`).
    if (!/\p{L}/u.test(character)) {
      return `\\${character}`;
    }
    // Letters that have no single capital stay as they are (ß).
    const cases = [character, character.toLowerCase(), character.toUpperCase()].filter(
      (variant) => Array.from(variant).length === 1
    );
    return `[${[...new Set(cases)].join('')}]`;
  });
  return `.*${parts.join('')}.*`;
}

/** Body of `_search` for one whole record; `time` is its `@timestamp`, where it is known. */
export function recordSearch(documentId: string, time?: number): JsonObject {
  const ids = { ids: { values: [documentId] } };
  const query = time === undefined ? ids : { bool: { filter: [ids, rangeClause({ from: time, to: time })] } };
  return { timeout: SEARCH_TIMEOUT, size: 1, query, _source: true };
}
