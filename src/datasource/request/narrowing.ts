import { t } from '@grafana/i18n';
import { type JsonObject } from '@provlogs/schema/record';

import { fieldLabel, filterLabel } from '../../fieldLabels';
import { type Filter, type RangeFilter } from '../types';
import { UserError } from '../userError';
import { type Span } from './interval';

/** A `ChangeFilter` after variables were replaced: any of the texts will do. */
export interface ExpandedChange {
  name?: string[] | undefined;
  oldValue?: string[] | null | undefined;
  newValue?: string[] | null | undefined;
  exclude?: boolean | undefined;
}

/** What a query is narrowed to, after variables were replaced. */
export interface Narrowed extends Span {
  filters: Filter[];
  ranges: RangeFilter[];
  changes: ExpandedChange[];
  /** Texts of which one must fit: a variable with several values makes several. */
  identity: string[];
  text: string[];
  /** Texts of which none may fit. */
  notIdentity: string[];
  notText: string[];
}

// Longer keywords are not indexed, so nothing can equal them (schema/src/mappings.ts, ignore_above).
const MAX_VALUE_LENGTH = 8191;
const MAX_VALUES = 2000;
const MAX_TEXT_LENGTH = 1000;
const MAX_WORDS = 30;
const MAX_ALTERNATIVES = 100;

/** The time range, both ends included. */
export function rangeClause({ from, to }: Span): JsonObject {
  return { range: { '@timestamp': { gte: from, lte: to, format: 'epoch_millis' } } };
}

/** `bool.filter` clauses of everything but the filters on values, so that no clause is scored. */
export function commonClauses(narrowed: Narrowed): JsonObject[] {
  const { ranges, changes, identity, text, notIdentity, notText } = narrowed;
  return [
    rangeClause(narrowed),
    ...oneOf(identityName, identity, identityClauses),
    ...not(oneOf(identityName, notIdentity, identityClauses)),
    ...oneOf(textName, text, textClauses),
    ...not(oneOf(textName, notText, textClauses)),
    ...ranges.flatMap((range) => keptOrLeftOut(rangeClauses(range), range.exclude)),
    ...changes.flatMap((change) => keptOrLeftOut(changeClauses(change), change.exclude)),
  ];
}

const identityName = () => t('narrowing.identity', 'Identity');
const textName = () => t('narrowing.text', 'The free text');

/** A clause a filter; filters without a value narrow nothing. */
export function filterClauses(filters: Filter[]): JsonObject[] {
  return filters.flatMap(({ field, values, exclude }) => {
    // No record has an empty text: the worker leaves them out.
    const wanted = values.filter((value) => value !== '');
    checkValues(() => t('narrowing.filterOn', 'filter on {{- field}}', { field: filterLabel(field) }), wanted);
    return wanted.length === 0 ? [] : keptOrLeftOut([{ terms: { [field]: wanted } }], exclude);
  });
}

function keptOrLeftOut(clauses: JsonObject[], exclude: boolean | undefined): JsonObject[] {
  return exclude ? not(clauses) : clauses;
}

/** Not all of the clauses; of none, nothing is asked. */
function not(clauses: JsonObject[]): JsonObject[] {
  const [first, ...others] = clauses;
  if (first === undefined) {
    return [];
  }
  return [{ bool: { must_not: others.length === 0 ? [first] : [{ bool: { filter: clauses } }] } }];
}

function checkValues(filter: () => string, values: string[]): void {
  if (values.length > MAX_VALUES) {
    throw new UserError(
      t('narrowing.tooManyValues', 'The {{- filter}} has {{count}} values; at most {{max}} are possible.', {
        filter: filter(),
        count: values.length,
        max: MAX_VALUES,
      })
    );
  }
  if (values.some((value) => value.length > MAX_VALUE_LENGTH)) {
    throw new UserError(
      t(
        'narrowing.tooLongValue',
        'A value of the {{- filter}} is longer than {{max}} characters: such values are kept, but cannot be found. Look for some of its words in the free text instead.',
        { filter: filter(), max: MAX_VALUE_LENGTH }
      )
    );
  }
}

function rangeClauses({ field, min, max }: RangeFilter): JsonObject[] {
  if (min !== undefined && max !== undefined && min > max) {
    throw new UserError(
      t('narrowing.rangeReversed', 'The range of {{- field}} ends before it begins.', { field: fieldLabel(field) })
    );
  }
  if (min === undefined && max === undefined) {
    return [];
  }
  return [
    { range: { [field]: { ...(min === undefined ? {} : { gte: min }), ...(max === undefined ? {} : { lte: max }) } } },
  ];
}

const CHANGES = 'provisioning.modified_properties';

/** All of it must be true of one and the same property. */
function changeClauses({ name, oldValue, newValue }: ExpandedChange): JsonObject[] {
  const clauses = [
    // A name is never empty, an old or new value can be.
    ...valueClauses('name', name?.some((text) => text !== '') ? name : undefined),
    ...valueClauses('old_value', oldValue),
    ...valueClauses('new_value', newValue),
  ];
  return clauses.length === 0 ? [] : [{ nested: { path: CHANGES, query: { bool: { filter: clauses } } } }];
}

function valueClauses(key: string, values: string[] | null | undefined): JsonObject[] {
  const field = `${CHANGES}.${key}`;
  if (values === null) {
    return [{ bool: { must_not: [{ exists: { field } }] } }];
  }
  if (values === undefined) {
    return [];
  }
  checkValues(() => t('narrowing.filterOnChanges', 'filter on changed properties'), values);
  return [{ terms: { [field]: values } }];
}

/** The clauses of the one text, or a clause that is met by any of several; blank texts ask for nothing. */
function oneOf(name: () => string, texts: string[], clauses: (text: string) => JsonObject[]): JsonObject[] {
  const wanted = texts.filter((text) => text.trim() !== '');
  if (wanted.length > MAX_ALTERNATIVES) {
    throw new UserError(
      t('narrowing.tooManyAlternatives', '{{- name}} has {{count}} alternatives; at most {{max}} are possible.', {
        name: name(),
        count: wanted.length,
        max: MAX_ALTERNATIVES,
      })
    );
  }
  for (const text of wanted) {
    if (text.length > MAX_TEXT_LENGTH || words(text).length > MAX_WORDS) {
      throw new UserError(
        t('narrowing.tooLongText', '{{- name}} may have at most {{characters}} characters and {{words}} words.', {
          name: name(),
          characters: MAX_TEXT_LENGTH,
          words: MAX_WORDS,
        })
      );
    }
  }
  const [first, ...others] = wanted;
  if (first === undefined || others.length === 0) {
    return first === undefined ? [] : clauses(first);
  }
  const should = wanted.map((text) => ({ bool: { filter: clauses(text) } }));
  return [{ bool: { should, minimum_should_match: 1 } }];
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Every word must begin one of the record's identity terms, which the worker writes in lower case. */
function identityClauses(text: string): JsonObject[] {
  return words(text.toLowerCase()).map((word) => ({ prefix: { 'provisioning.identity_terms': { value: word } } }));
}

function textClauses(text: string): JsonObject[] {
  return [
    {
      simple_query_string: {
        query: text,
        fields: ['message', 'error.message', 'error.code', 'provisioning.descriptions'],
        default_operator: 'and',
        // Phrases and beginnings of words; every other operator is plain text. Without WHITESPACE, a text is one word.
        flags: 'PHRASE|PREFIX|WHITESPACE',
      },
    },
  ];
}
