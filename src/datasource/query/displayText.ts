import { filterLabel, recordField } from '../../fields';
import { METRIC_PRESENTATIONS } from '../response/metrics';
import { type ChangeFilter, type Filter, type Narrowing, type ProvisioningQuery, type RangeFilter } from '../types';

/** A query in words, for collapsed query rows and the query history. */
export function displayText(query: ProvisioningQuery): string {
  switch (query.queryType) {
    case 'record':
      return `Record ${query.documentId}`;
    case 'facets':
      return sentence(`Values of ${query.fields.map(filterLabel).join(', ')}`, query);
    case 'series': {
      const metrics = query.metrics.map((metric) => METRIC_PRESENTATIONS[metric].label).join(', ');
      const groups = query.groupBy?.length ? ` by ${query.groupBy.map(filterLabel).join(' and ')}` : '';
      return sentence(`${metrics}${groups}`, query);
    }
    default:
      return sentence('Records', query);
  }
}

function sentence(subject: string, narrowing: Narrowing): string {
  const { filters = [], ranges = [], changes = [], identity, notIdentity, text, notText } = narrowing;
  const conditions = [
    ...filters.filter(({ values }) => values.length > 0).map(condition),
    ...ranges.map(rangeText),
    ...changes.map(changeText),
    ...(identity ? [`identity begins with ${identity}`] : []),
    ...(notIdentity ? [`identity does not begin with ${notIdentity}`] : []),
    ...(text ? [`text has ${text}`] : []),
    ...(notText ? [`text has not ${notText}`] : []),
  ];
  return conditions.length === 0 ? subject : `${subject}: ${conditions.join('; ')}`;
}

function rangeText({ field, min, max, exclude }: RangeFilter): string {
  const bounds = [...(min === undefined ? [] : [`at least ${min}`]), ...(max === undefined ? [] : [`at most ${max}`])];
  return `${recordField(field)?.label ?? field} is ${exclude ? 'not ' : ''}${bounds.join(' and ') || 'anything'}`;
}

function changeText({ name, oldValue, newValue, exclude }: ChangeFilter): string {
  const value = (preposition: string, text: string | null | undefined) =>
    text === undefined ? '' : ` ${preposition} ${text === null ? 'no value' : `"${text}"`}`;
  return `${name ?? 'a property'} ${exclude ? 'not ' : ''}changed${value('from', oldValue)}${value('to', newValue)}`;
}

function condition({ field, values, exclude }: Filter): string {
  return `${filterLabel(field)} is ${exclude ? 'not ' : ''}${values.join(' or ')}`;
}
