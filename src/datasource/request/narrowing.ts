import { type JsonObject } from '@provlogs/schema/record';

import { type FilterField } from '../../fields';
import { type Filter } from '../types';
import { UserError } from '../userError';

/** What a query is narrowed to, after variables were replaced. */
export interface Narrowed {
  /** Milliseconds since 1970, both included. */
  from: number;
  to: number;
  filters: Filter[];
  /** Texts of which one must fit: a variable with several values makes several. */
  identity: string[];
  text: string[];
}

// Longer keywords are not indexed, so nothing can equal them (schema/src/mappings.ts, ignore_above).
const MAX_VALUE_LENGTH = 8191;
const MAX_VALUES = 2000;
const MAX_TEXT_LENGTH = 1000;
const MAX_WORDS = 30;
const MAX_ALTERNATIVES = 100;

/** `bool.filter` clauses of everything but the filters, so that no clause is scored. */
export function commonClauses({ from, to, identity, text }: Narrowed): JsonObject[] {
  return [
    { range: { '@timestamp': { gte: from, lte: to, format: 'epoch_millis' } } },
    ...oneOf('Identity', identity, identityClauses),
    ...oneOf('The free text', text, textClauses),
  ];
}

/** A clause a filter; filters without a value narrow nothing. */
export function filterClauses(filters: Filter[]): JsonObject[] {
  return filters.flatMap(({ field, values, exclude }) => {
    // No record has an empty text: the worker leaves them out.
    const wanted = values.filter((value) => value !== '');
    checkValues(field, wanted);
    if (wanted.length === 0) {
      return [];
    }
    const terms = { terms: { [field]: wanted } };
    return [exclude ? { bool: { must_not: [terms] } } : terms];
  });
}

function checkValues(field: FilterField, values: string[]): void {
  if (values.length > MAX_VALUES) {
    throw new UserError(`The filter on ${field} has ${values.length} values; at most ${MAX_VALUES} are possible.`);
  }
  if (values.some((value) => value.length > MAX_VALUE_LENGTH)) {
    throw new UserError(`A value of the filter on ${field} is longer than ${MAX_VALUE_LENGTH} characters.`);
  }
}

/** The clauses of the one text, or a clause that is met by any of several; blank texts ask for nothing. */
function oneOf(name: string, texts: string[], clauses: (text: string) => JsonObject[]): JsonObject[] {
  const wanted = texts.filter((text) => text.trim() !== '');
  if (wanted.length > MAX_ALTERNATIVES) {
    throw new UserError(`${name} has ${wanted.length} alternatives; at most ${MAX_ALTERNATIVES} are possible.`);
  }
  for (const text of wanted) {
    if (text.length > MAX_TEXT_LENGTH || words(text).length > MAX_WORDS) {
      throw new UserError(`${name} may have at most ${MAX_TEXT_LENGTH} characters and ${MAX_WORDS} words.`);
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
        fields: ['message', 'error.message', 'error.code'],
        default_operator: 'and',
        // Phrases and beginnings of words; every other operator is plain text. Without WHITESPACE, a text is one word.
        flags: 'PHRASE|PREFIX|WHITESPACE',
      },
    },
  ];
}
