import { recordField } from '../../fields';
import { type Filter, type Narrowing, type ProvisioningQuery } from '../types';

/** A query in words, for collapsed query rows and the query history. */
export function displayText(query: ProvisioningQuery): string {
  switch (query.queryType) {
    case 'record':
      return `Record ${query.documentId}`;
    case 'facets':
      return sentence(`Values of ${query.fields.map(labelOf).join(', ')}`, query);
    default:
      return sentence('Records', query);
  }
}

function sentence(subject: string, { filters = [], identity, text }: Narrowing): string {
  const conditions = [
    ...filters.filter(({ values }) => values.length > 0).map(condition),
    ...(identity ? [`identity begins with ${identity}`] : []),
    ...(text ? [`text has ${text}`] : []),
  ];
  return conditions.length === 0 ? subject : `${subject}: ${conditions.join('; ')}`;
}

function condition({ field, values, exclude }: Filter): string {
  return `${labelOf(field)} is ${exclude ? 'not ' : ''}${values.join(' or ')}`;
}

/** The name users know a field by. */
export function labelOf(field: string): string {
  return recordField(field)?.label ?? field;
}
