import { t } from '@grafana/i18n';

import { type ChangeFilter, type RangeFilter } from '../../datasource/types';
import { fieldLabel } from '../../fieldLabels';
import { RANGE_UNITS } from '../../fields';
import { numberText } from '../numberText';

import { type Condition, type ConditionKind } from './conditions';

/** What a condition that can be added is called. */
export function conditionLabel(kind: ConditionKind): string {
  switch (kind) {
    case 'change':
      return t('conditions.change', 'Changed property');
    case 'notIdentity':
      return t('conditions.notIdentity', 'Identity is not');
    case 'notText':
      return t('conditions.notText', 'Text is not');
    default:
      return fieldLabel(kind);
  }
}

/** A condition in words: "Duration is not: at least 500 ms", "Changed property: department, from no value to “Sales”". */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'range':
      return isWords(conditionLabel(condition.field), rangeWords(condition), condition.exclude);
    case 'change':
      return isWords(conditionLabel('change'), changeWords(condition), condition.exclude);
    case 'notIdentity':
    case 'notText':
      return isWords(conditionLabel(condition.kind), condition.text);
  }
}

/** "Status: Failure", or "Status is not: Failure". */
export function isWords(filter: string, wanted: string, exclude = false): string {
  return exclude
    ? t('filters.isNot', '{{- filter}} is not: {{- wanted}}', { filter, wanted })
    : t('filters.is', '{{- filter}}: {{- wanted}}', { filter, wanted });
}

function rangeWords({ field, min, max }: RangeFilter): string {
  const { factor, unit } = RANGE_UNITS[field];
  const told = (bound: number) => `${numberText(bound / factor)}${unit && ` ${unit}`}`;
  if (min !== undefined && max !== undefined) {
    return min === max ? told(min) : t('conditions.span', '{{- min}} to {{- max}}', { min: told(min), max: told(max) });
  }
  if (min !== undefined) {
    return t('conditions.atLeast', 'at least {{- bound}}', { bound: told(min) });
  }
  return max === undefined
    ? t('conditions.any', 'any')
    : t('conditions.atMost', 'at most {{- bound}}', { bound: told(max) });
}

function changeWords({ name, oldValue, newValue }: ChangeFilter): string {
  const told = (value: string | null) => (value === null ? t('conditions.noValue', 'no value') : `“${value}”`);
  const values = [
    ...(oldValue === undefined ? [] : [t('conditions.from', 'from {{- value}}', { value: told(oldValue) })]),
    ...(newValue === undefined ? [] : [t('conditions.to', 'to {{- value}}', { value: told(newValue) })]),
  ].join(' ');
  return [...(name ? [name] : []), ...(values === '' ? [] : [values])].join(', ');
}
