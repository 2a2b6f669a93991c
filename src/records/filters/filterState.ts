import { type FilterField, FILTER_FIELDS } from '../../fields';
import { type Narrowing } from '../../datasource/types';

import { type Condition, conditionsNarrowing, withCondition, withoutCondition } from './conditions';

/** Values by field; fields without any are left out. */
export type ChosenValues = Partial<Record<FilterField, string[]>>;

/** What the filter bar is set to. */
export interface FilterState {
  /** Records must have one of a field's values. */
  filters: ChosenValues;
  /** Records must have none of a field's values. */
  excluded: ChosenValues;
  identity: string;
  text: string;
  /** In the order in which they were added. */
  conditions: Condition[];
}

/** Whether a field's values are asked for or left out. */
export type FilterKind = 'filters' | 'excluded';
export const FILTER_KINDS: readonly FilterKind[] = ['filters', 'excluded'];

export const NO_FILTERS: FilterState = { filters: {}, excluded: {}, identity: '', text: '', conditions: [] };

/** A field with chosen values. */
export interface ActiveFilter {
  field: FilterField;
  kind: FilterKind;
  values: string[];
}

/** The chosen values, in the order of FILTER_FIELDS. */
export function activeFilters(state: Pick<FilterState, FilterKind>): ActiveFilter[] {
  return FILTER_FIELDS.flatMap((field) =>
    FILTER_KINDS.flatMap((kind) => {
      const values = state[kind][field] ?? [];
      return values.length > 0 ? [{ field, kind, values }] : [];
    })
  );
}

export function isNarrowed(state: FilterState): boolean {
  return activeFilters(state).length > 0 || state.identity !== '' || state.text !== '' || state.conditions.length > 0;
}

/** The state with other values for one field. */
export function withFilter(
  state: FilterState,
  field: FilterField,
  values: string[],
  kind: FilterKind = 'filters'
): FilterState {
  const chosen = { ...state[kind] };
  delete chosen[field];
  return { ...state, [kind]: values.length > 0 ? { ...chosen, [field]: values } : chosen };
}

/** The state with a field's values left out that were asked for, or the other way round. */
export function turned(state: FilterState, { field, kind, values }: ActiveFilter): FilterState {
  const other = kind === 'filters' ? 'excluded' : 'filters';
  const both = [...new Set([...(state[other][field] ?? []), ...values])];
  return withFilter(withFilter(state, field, [], kind), field, both, other);
}

/** As `turned`; a text that is not to be found becomes the one that is. */
export function turnedCondition(state: FilterState, condition: Condition): FilterState {
  switch (condition.kind) {
    case 'range':
    case 'change': {
      const exclude = condition.exclude ? undefined : true;
      return { ...state, conditions: withCondition(state.conditions, { ...condition, exclude }, condition) };
    }
    case 'notIdentity':
      return { ...state, conditions: withoutCondition(state.conditions, condition), identity: condition.text };
    case 'notText':
      return { ...state, conditions: withoutCondition(state.conditions, condition), text: condition.text };
  }
}

/** What the state asks of a query. */
export function narrowingOfState(state: FilterState): Narrowing {
  return {
    filters: activeFilters(state).map(({ field, kind, values }) =>
      kind === 'excluded' ? { field, values, exclude: true } : { field, values }
    ),
    identity: state.identity || undefined,
    text: state.text || undefined,
    ...conditionsNarrowing(state.conditions),
  };
}
