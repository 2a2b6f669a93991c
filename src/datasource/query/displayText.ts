import { t } from '@grafana/i18n';

import { fieldLabel, filterLabel } from '../../fieldLabels';
import { metricLabel } from '../response/metricLabel';
import { type ChangeFilter, type Filter, type Narrowing, type ProvisioningQuery, type RangeFilter } from '../types';

/** A query in words, for collapsed query rows and the query history. */
export function displayText(query: ProvisioningQuery): string {
  switch (query.queryType) {
    case 'record':
      return t('displayText.record', 'Record {{- id}}', { id: query.documentId });
    case 'facets':
      return sentence(
        t('displayText.values', 'Values of {{- fields}}', { fields: query.fields.map(filterLabel).join(', ') }),
        query
      );
    case 'series': {
      const metrics = query.metrics.map(metricLabel).join(', ');
      const groups = query.groupBy?.map(filterLabel) ?? [];
      return sentence(
        groups.length === 0
          ? metrics
          : t('displayText.groups', '{{- metrics}} by {{- groups}}', { metrics, groups: groups.reduce(and) }),
        query
      );
    }
    case 'failing':
      return sentence(
        query.resolved ? t('displayText.failed', 'Identities that failed') : t('query.failing', 'Failing identities'),
        query
      );
    case 'cycles':
      return sentence(t('query.cycles', 'Cycles'), query);
    case 'comparison':
      return sentence(
        t('displayText.comparison', 'Cycle {{- cycle}} compared with {{- before}}', {
          cycle: query.cycle,
          before: query.before,
        }),
        query
      );
    default:
      return sentence(t('query.records', 'Records'), query);
  }
}

function sentence(subject: string, narrowing: Narrowing): string {
  const { filters = [], ranges = [], changes = [], identity, notIdentity, text, notText } = narrowing;
  const conditions = [
    ...filters.filter(({ values }) => values.length > 0).map(condition),
    ...ranges.map(rangeText),
    ...changes.map(changeText),
    ...(identity ? [t('displayText.identity', 'identity begins with {{- text}}', { text: identity })] : []),
    ...(notIdentity
      ? [t('displayText.notIdentity', 'identity does not begin with {{- text}}', { text: notIdentity })]
      : []),
    ...(text ? [t('displayText.text', 'text has {{- text}}', { text })] : []),
    ...(notText ? [t('displayText.notText', 'text has not {{- text}}', { text: notText })] : []),
  ];
  return conditions.length === 0 ? subject : `${subject}: ${conditions.join('; ')}`;
}

function rangeText({ field, min, max, exclude }: RangeFilter): string {
  const bounds = [
    ...(min === undefined ? [] : [t('displayText.atLeast', 'at least {{bound}}', { bound: min })]),
    ...(max === undefined ? [] : [t('displayText.atMost', 'at most {{bound}}', { bound: max })]),
  ];
  const wanted = bounds.length === 0 ? t('displayText.anything', 'anything') : bounds.reduce(and);
  return isText(fieldLabel(field), wanted, exclude);
}

function changeText({ name, oldValue, newValue, exclude }: ChangeFilter): string {
  const told = (value: string | null) => (value === null ? t('displayText.noValue', 'no value') : `"${value}"`);
  const property = name ?? t('displayText.property', 'a property');
  return [
    exclude
      ? t('displayText.notChanged', '{{- property}} not changed', { property })
      : t('displayText.changed', '{{- property}} changed', { property }),
    ...(oldValue === undefined ? [] : [t('displayText.from', 'from {{- value}}', { value: told(oldValue) })]),
    ...(newValue === undefined ? [] : [t('displayText.to', 'to {{- value}}', { value: told(newValue) })]),
  ].join(' ');
}

function condition({ field, values, exclude }: Filter): string {
  const either = (first: string, second: string) => t('query.or', '{{- first}} or {{- second}}', { first, second });
  return isText(filterLabel(field), values.reduce(either), exclude);
}

function isText(field: string, wanted: string, exclude: boolean | undefined): string {
  return exclude
    ? t('displayText.isNot', '{{- field}} is not {{- wanted}}', { field, wanted })
    : t('displayText.is', '{{- field}} is {{- wanted}}', { field, wanted });
}

function and(first: string, second: string): string {
  return t('query.and', '{{- first}} and {{- second}}', { first, second });
}
