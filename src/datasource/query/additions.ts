import {
  type FilterField,
  filterLabel,
  FURTHER_FILTERS,
  PORTAL_FILTERS,
  RANGE_FIELDS,
  recordField,
} from '../../fields';
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
    ...offered(PORTAL_FILTERS).map((field) => fieldAddition(field, 'As in the Entra portal')),
    ...offered(FURTHER_FILTERS).map((field) => fieldAddition(field, 'Fields')),
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
