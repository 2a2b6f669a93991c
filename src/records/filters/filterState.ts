import { type FilterField, FILTER_FIELDS } from '../../fields';
import { type Narrowing } from '../../datasource/types';

/** What the filter bar is set to. */
export interface FilterState {
  /** Chosen values; fields without any are left out. */
  filters: Partial<Record<FilterField, string[]>>;
  identity: string;
  text: string;
}

export const NO_FILTERS: FilterState = { filters: {}, identity: '', text: '' };

/** Fields with chosen values, in the order of FILTER_FIELDS. */
export function activeFields({ filters }: FilterState): FilterField[] {
  return FILTER_FIELDS.filter((field) => (filters[field]?.length ?? 0) > 0);
}

export function isNarrowed(state: FilterState): boolean {
  return activeFields(state).length > 0 || state.identity !== '' || state.text !== '';
}

/** The state with other values for one field. */
export function withFilter(state: FilterState, field: FilterField, values: string[]): FilterState {
  const filters = { ...state.filters };
  delete filters[field];
  return { ...state, filters: values.length > 0 ? { ...filters, [field]: values } : filters };
}

/** What the state asks of a query. */
export function narrowingOf(state: FilterState): Narrowing {
  return {
    filters: activeFields(state).map((field) => ({ field, values: state.filters[field] ?? [] })),
    identity: state.identity || undefined,
    text: state.text || undefined,
  };
}
