import { type AdHocVariableFilter } from '@grafana/data';
import { t } from '@grafana/i18n';

import { fieldLabel, filterLabel } from '../fieldLabels';
import { FILTER_FIELDS, type FilterField, RANGE_FIELDS, type RangeField } from '../fields';
import { type Filter, type Narrowing, type RangeFilter } from './types';
import { UserError } from './userError';

/** Every field that an ad-hoc filter can name. */
export const AD_HOC_FIELDS: readonly string[] = [...FILTER_FIELDS, ...RANGE_FIELDS];

/** The name of an ad-hoc filter's field on the screen. */
export function adHocLabel(field: string): string {
  const filter = filterField(field);
  return filter ? filterLabel(filter) : fieldLabel(field);
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
        t(
          'adHoc.noSuchField',
          'The ad-hoc filter on "{{- field}}" cannot be applied: provisioning records have no such field to filter by. Remove it, or choose another field.',
          { field: filter.key }
        )
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
      t('adHoc.noNumber', 'The ad-hoc filter on {{- field}} needs a number, not "{{- value}}". It is in {{- unit}}.', {
        field: adHocLabel(field),
        value: filter.value,
        unit: unitOf(field),
      })
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
    'event.duration': t('adHoc.nanoseconds', 'nanoseconds'),
    'provisioning.ingest_delay': t('adHoc.seconds', 'seconds'),
    'provisioning.retry.attempt': t('adHoc.attempts', 'attempts'),
  }[field];
}

function unknownOperator({ key, operator }: AdHocVariableFilter): UserError {
  return new UserError(
    t(
      'adHoc.unknownOperator',
      'The ad-hoc filter on {{- field}} has the operator {{- operator}}, which this data source does not offer. Use = or !=, with several values "One of"; on numbers also < and >.',
      { field: adHocLabel(key), operator }
    )
  );
}
