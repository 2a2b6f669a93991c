import { FILTER_FIELDS, type FilterField, filterLabel, RANGE_FIELDS, recordField } from '../../fields';
import { type Narrowing } from '../types';

/** Something a query can be narrowed by besides, before it has a value. */
export interface Addition {
  /** Unlike that of any other. */
  label: string;
  group: string;
  add: (narrowing: Narrowing) => Narrowing;
}

/** The Entra portal's filters, but for the identity (a text) and the date (the time range). */
const PORTAL_FIELDS: readonly FilterField[] = [
  'provisioning.action',
  'provisioning.application.name',
  'provisioning.source_system.name',
  'provisioning.target_system.name',
  'provisioning.status',
];

/** What can be added to a narrowing: the portal's filters first. `decided`: fields that something else decides about. */
export function additionsTo(narrowing: Narrowing, decided: readonly FilterField[] = []): Addition[] {
  const { filters = [], notIdentity, notText } = narrowing;
  const taken = new Set([...decided, ...filters.map(({ field }) => field)]);
  const offered = (fields: readonly FilterField[]) => fields.filter((field) => !taken.has(field));
  const others = FILTER_FIELDS.filter((field) => !PORTAL_FIELDS.includes(field));
  return [
    ...offered(PORTAL_FIELDS).map((field) => fieldAddition(field, 'As in the Entra portal')),
    ...offered(others).map((field) => fieldAddition(field, 'Fields')),
    ...(notIdentity === undefined ? [textAddition('Identity is not', { notIdentity: '' })] : []),
    ...(notText === undefined ? [textAddition('Text is not', { notText: '' })] : []),
    ...RANGE_FIELDS.map((field): Addition => ({
      label: recordField(field)?.label ?? field,
      group: 'Numbers',
      add: ({ ranges = [], ...rest }) => ({ ...rest, ranges: [...ranges, { field }] }),
    })),
    {
      label: 'Changed property, from and to',
      group: 'Changes',
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
  return { label, group: 'Texts', add: (narrowing) => ({ ...narrowing, ...empty }) };
}
