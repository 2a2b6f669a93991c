import { type QueryFilterOptions, type QueryFixAction, type ToggleFilterAction } from '@grafana/data';

import { type FilterField } from '../../fields';
import { filterField } from '../adHoc';
import { type Filter, type ProvisioningQuery } from '../types';

/** Whether the query keeps the records with this value of the field. */
export function queryHasFilter(query: ProvisioningQuery, { key, value }: QueryFilterOptions): boolean {
  return filtersOf(query).some(
    (filter) => filter.field === key && !filter.exclude && filter.values.includes(value ?? '')
  );
}

/**
 * Keeps or leaves out a value: what is there already is taken away, its opposite is replaced. A field that cannot be
 * filtered by leaves the query as it is.
 */
export function toggleQueryFilter(query: ProvisioningQuery, { type, options }: ToggleFilterAction): ProvisioningQuery {
  const field = filterField(options.key);
  const { value } = options;
  if (field === undefined || value === undefined || query.queryType === 'record') {
    return query;
  }
  const exclude = type === 'FILTER_OUT';
  const had = filtersOf(query).some((filter) => isOf(filter, field, exclude) && filter.values.includes(value));
  const filters = without(filtersOf(query), field, value);
  return { ...query, filters: had ? filters : withValue(filters, field, value, exclude) };
}

/** What Explore can do to a query from a log line. */
export const QUERY_MODIFICATIONS = ['ADD_FILTER', 'ADD_FILTER_OUT', 'ADD_STRING_FILTER', 'ADD_STRING_FILTER_OUT'];

/** The query with a value or a text of a log line kept or left out; unknown actions leave it as it is. */
export function modifyQuery(query: ProvisioningQuery, { type, options = {} }: QueryFixAction): ProvisioningQuery {
  if (query.queryType === 'record') {
    return query;
  }
  const field = filterField(options.key);
  const { value = '' } = options;
  // A quotation mark would end the phrase.
  const phrase = `"${value.replaceAll('"', ' ').trim()}"`;
  switch (type) {
    case 'ADD_FILTER':
    case 'ADD_FILTER_OUT': {
      const exclude = type === 'ADD_FILTER_OUT';
      return field
        ? { ...query, filters: withValue(without(filtersOf(query), field, value), field, value, exclude) }
        : query;
    }
    case 'ADD_STRING_FILTER':
      return { ...query, text: [query.text, phrase].filter(Boolean).join(' ') };
    case 'ADD_STRING_FILTER_OUT':
      // Two texts to leave out would be left out only where they are together.
      return { ...query, notText: phrase };
    default:
      return query;
  }
}

function filtersOf(query: ProvisioningQuery): Filter[] {
  return query.queryType === 'record' ? [] : (query.filters ?? []);
}

function isOf(filter: Filter, field: FilterField, exclude: boolean): boolean {
  return filter.field === field && (filter.exclude ?? false) === exclude;
}

function without(filters: Filter[], field: FilterField, value: string): Filter[] {
  return filters.flatMap((filter) => {
    if (filter.field !== field) {
      return [filter];
    }
    const values = filter.values.filter((other) => other !== value);
    return values.length === 0 ? [] : [{ ...filter, values }];
  });
}

/** To leave out another value joins those that are; to keep one replaces those that are: no record has two. */
function withValue(filters: Filter[], field: FilterField, value: string, exclude: boolean): Filter[] {
  const same = filters.find((filter) => isOf(filter, field, exclude));
  const others = filters.filter((filter) => filter !== same);
  const values = exclude && same ? [...same.values, value] : [value];
  return [...others, exclude ? { field, values, exclude } : { field, values }];
}
