import { type FilterField, filterLabel as labelOf } from '../../fields';

/** The filter's name on the screen. */
export function filterLabel(field: FilterField): string {
  return field === 'provisioning.error.fingerprint' ? 'Same error' : labelOf(field);
}
