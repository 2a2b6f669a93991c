import { type PageState } from '../pageState';
import { useStable } from '../useStable';

/**
 * The state that a table's links start from, without an open record. Cells are made anew with their columns, and would
 * lose the focus when a record is opened, were it in there.
 */
export function useLinkedState(state: PageState): PageState {
  return useStable<PageState>({ ...state, record: undefined, tab: 'steps' });
}
