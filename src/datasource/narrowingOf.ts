import { type Narrowing, type ProvisioningQuery } from './types';

/** What a query is narrowed by, without its kind. */
export function narrowingOf(query: ProvisioningQuery): Narrowing {
  if (query.queryType === 'record') {
    return {};
  }
  const { filters, ranges, changes, identity, notIdentity, text, notText } = query;
  return { filters, ranges, changes, identity, notIdentity, text, notText };
}
