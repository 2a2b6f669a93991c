import { t } from '@grafana/i18n';
import { type JsonObject } from '@provlogs/schema/record';

import { type FilterField } from '../../fields';

import { textAt } from './recordDocument';

/** A filter that finds the records which have something in common with one. */
export interface RelatedFilter {
  label: string;
  field: FilterField;
  value: string;
}

const RELATIONS: ReadonlyArray<{ label: () => string; fields: readonly FilterField[] }> = [
  { label: () => t('drawer.sameIdentity', 'Same identity'), fields: ['provisioning.identity.id'] },
  { label: () => t('drawer.sameCycle', 'Same cycle'), fields: ['provisioning.cycle_id'] },
  // A fingerprint tells more than a code, which one application may give for very different reasons.
  { label: () => t('drawer.sameError', 'Same error'), fields: ['provisioning.error.fingerprint', 'error.code'] },
];

/** The filters that a record's document has values for. */
export function relatedFilters(document: JsonObject): RelatedFilter[] {
  return RELATIONS.flatMap(({ label, fields }) => {
    for (const field of fields) {
      const value = textAt(document, field);
      if (value !== undefined) {
        return [{ label: label(), field, value }];
      }
    }
    return [];
  });
}
