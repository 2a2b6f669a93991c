import { t } from '@grafana/i18n';

import { fieldLabel, filterLabel } from '../../fieldLabels';
import { type FilterField, FURTHER_FILTERS, PORTAL_FILTERS, RANGE_FIELDS } from '../../fields';
import { type Narrowing } from '../types';

/** Something a query can be narrowed by besides, before it has a value. */
export interface Addition {
  /** Unlike that of any other. */
  label: string;
  group: string;
  add: (narrowing: Narrowing) => Narrowing;
}

/** What can be added to a narrowing: the portal's filters first. `decided`: fields that something else decides about. */
export function additionsTo(narrowing: Narrowing, decided: readonly FilterField[] = []): Addition[] {
  const { filters = [], notIdentity, notText } = narrowing;
  const taken = new Set([...decided, ...filters.map(({ field }) => field)]);
  const offered = (fields: readonly FilterField[]) => fields.filter((field) => !taken.has(field));
  return [
    ...offered(PORTAL_FILTERS).map((field) => fieldAddition(field, t('query.groupPortal', 'As in the Entra portal'))),
    ...offered(FURTHER_FILTERS).map((field) => fieldAddition(field, t('query.groupFields', 'Fields'))),
    ...(notIdentity === undefined
      ? [textAddition(t('query.identityIsNot', 'Identity is not'), { notIdentity: '' })]
      : []),
    ...(notText === undefined ? [textAddition(t('query.textIsNot', 'Text is not'), { notText: '' })] : []),
    ...RANGE_FIELDS.map((field): Addition => ({
      label: fieldLabel(field),
      group: t('query.groupNumbers', 'Numbers'),
      add: ({ ranges = [], ...rest }) => ({ ...rest, ranges: [...ranges, { field }] }),
    })),
    {
      label: t('query.changedPropertyFromTo', 'Changed property, from and to'),
      group: t('query.groupChanges', 'Changes'),
      add: ({ changes = [], ...rest }) => ({ ...rest, changes: [...changes, {}] }),
    },
  ];
}

function fieldAddition(field: FilterField, group: string): Addition {
  return {
    label: filterLabel(field),
    group,
    add: ({ filters = [], ...rest }) => ({ ...rest, filters: [...filters, { field, values: [] }] }),
  };
}

function textAddition(label: string, empty: Pick<Narrowing, 'notIdentity' | 'notText'>): Addition {
  return { label, group: t('query.groupTexts', 'Texts'), add: (narrowing) => ({ ...narrowing, ...empty }) };
}
