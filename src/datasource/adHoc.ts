import { type AdHocVariableFilter } from '@grafana/data';

import { FILTER_FIELDS, type FilterField, filterLabel, RANGE_FIELDS, type RangeField, recordField } from '../fields';
import { type Filter, type Narrowing, type RangeFilter } from './types';
import { UserError } from './userError';

/** Every field that an ad-hoc filter can name. */
export const AD_HOC_FIELDS: readonly string[] = [...FILTER_FIELDS, ...RANGE_FIELDS];

/** The name of an ad-hoc filter's field on the screen. */
export function adHocLabel(field: string): string {
  const filter = filterField(field);
  return filter ? filterLabel(filter) : (recordField(field)?.label ?? field);
}

export function filterField(key: string | undefined): FilterField | undefined {
  return FILTER_FIELDS.find((field) => field === key);
}

/**
 * What a dashboard's ad-hoc filters narrow a query to. Their values are values: no variable in them is replaced, and
 * no operator but their own is read.
 * @throws UserError for a field or an operator that cannot be done
 */
export function narrowingOfAdHoc(adHoc: AdHocVariableFilter[]): Required<Pick<Narrowing, 'filters' | 'ranges'>> {
  const filters: Filter[] = [];
  const ranges: RangeFilter[] = [];
  for (const filter of adHoc) {
    const field = filterField(filter.key);
    const number = RANGE_FIELDS.find((name) => name === filter.key);
    if (field) {
      filters.push(valueFilter(field, filter));
    } else if (number) {
      ranges.push(rangeFilter(number, filter));
    } else {
      throw new UserError(
        `The ad-hoc filter on "${filter.key}" cannot be applied: provisioning records have no such field to filter by. ` +
          'Remove it, or choose another field.'
      );
    }
  }
  return { filters, ranges };
}

function valueFilter(field: FilterField, filter: AdHocVariableFilter): Filter {
  const { operator, value, values = [value] } = filter;
  switch (operator) {
    case '=':
      return { field, values: [value] };
    case '!=':
      return { field, values: [value], exclude: true };
    case '=|':
      return { field, values };
    case '!=|':
      return { field, values, exclude: true };
    default:
      throw unknownOperator(filter);
  }
}

function rangeFilter(field: RangeField, filter: AdHocVariableFilter): RangeFilter {
  const number = Number(filter.value);
  if (filter.value.trim() === '' || !Number.isFinite(number)) {
    throw new UserError(
      `The ad-hoc filter on ${adHocLabel(field)} needs a number, not "${filter.value}". It is in ${unitOf(field)}.`
    );
  }
  switch (filter.operator) {
    case '=':
      return { field, min: number, max: number };
    case '!=':
      return { field, min: number, max: number, exclude: true };
    // All of these fields are whole numbers.
    case '>':
      return { field, min: Math.floor(number) + 1 };
    case '<':
      return { field, max: Math.ceil(number) - 1 };
    case '>=':
      return { field, min: number };
    case '<=':
      return { field, max: number };
    default:
      throw unknownOperator(filter);
  }
}

function unitOf(field: RangeField): string {
  return {
    'event.duration': 'nanoseconds',
    'provisioning.ingest_delay': 'seconds',
    'provisioning.retry.attempt': 'attempts',
  }[field];
}

function unknownOperator({ key, operator }: AdHocVariableFilter): UserError {
  return new UserError(
    `The ad-hoc filter on ${adHocLabel(key)} has the operator ${operator}, which this data source does not offer. ` +
      'Use = or !=, with several values "One of"; on numbers also < and >.'
  );
}
