import { FILTER_FIELDS, type FilterField, filterLabel as labelOf } from '../../fields';

/** The portal's filters that offer values, in its order; the rest can be added. */
export const STANDING_FILTERS: readonly FilterField[] = [
  'provisioning.action',
  'provisioning.application.name',
  'provisioning.source_system.name',
  'provisioning.target_system.name',
  'provisioning.status',
];

/** Filters that are not standing. */
export const FURTHER_FILTERS: readonly FilterField[] = FILTER_FIELDS.filter(
  (field) => !STANDING_FILTERS.includes(field)
);

/** The filter's name on the screen. */
export function filterLabel(field: FilterField): string {
  return field === 'provisioning.error.fingerprint' ? 'Same error' : labelOf(field);
}
