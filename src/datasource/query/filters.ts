import { FILTER_FIELDS, type FilterField } from '../../fields';
import { type Filter } from '../types';

/** The Entra portal's filters, but for the identity (a text) and the date (the time range). */
const PORTAL_FIELDS: readonly FilterField[] = [
  'provisioning.action',
  'provisioning.application.name',
  'provisioning.source_system.name',
  'provisioning.target_system.name',
  'provisioning.status',
];

/** The filters to show: the portal's, filled or not, then those that the query has besides. */
export function shownFilters(filters: Filter[]): Filter[] {
  const portal = PORTAL_FIELDS.map(
    (field) => filters.find((filter) => filter.field === field) ?? { field, values: [] }
  );
  return [...portal, ...filters.filter((filter) => !portal.includes(filter))];
}

/** Fields that can be filtered by and are not shown yet. */
export function otherFields(filters: Filter[]): FilterField[] {
  const shown = new Set(shownFilters(filters).map(({ field }) => field));
  return FILTER_FIELDS.filter((field) => !shown.has(field));
}

/** Whether a filter is shown in any case, so that it cannot be removed. */
export function isPortalFilter(shown: number): boolean {
  return shown < PORTAL_FIELDS.length;
}

/** The query's filters after one of those shown was changed or, with undefined, removed. */
export function withFilter(filters: Filter[], position: number, changed: Filter | undefined): Filter[] {
  return shownFilters(filters).flatMap((filter, at) => {
    const kept = at === position ? changed : filter;
    const untouched = isPortalFilter(at) && kept?.values.length === 0 && !kept.exclude;
    return kept && !untouched ? [kept] : [];
  });
}
