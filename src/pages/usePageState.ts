import { locationService } from '@grafana/runtime';
import { useCallback, useMemo, useSyncExternalStore } from 'react';

import { type PageState, parsePageState, serializePageState } from './pageState';

/** `replace` leaves no entry behind for the browser's back button. */
type HistoryEntry = 'push' | 'replace';

/** Makes a change to the newest state, and an entry in the browser's history. */
export type UpdatePageState = (change: (state: PageState) => PageState, entry?: HistoryEntry) => void;

/** The page's state, kept in the address. Changes are made to the newest state, however late they come. */
export function usePageState(): [PageState, UpdatePageState] {
  const search = useSyncExternalStore(subscribe, searchOf);
  const state = useMemo(() => parsePageState(search), [search]);

  const update = useCallback<UpdatePageState>((change, entry = 'push') => {
    const newest = searchOf();
    const next = serializePageState(change(parsePageState(newest)), newest);
    if (next !== newest) {
      const { pathname, hash } = locationService.getLocation();
      locationService[entry]({ pathname, hash, search: next });
    }
  }, []);

  return [state, update];
}

function subscribe(onChange: () => void): () => void {
  return locationService.getHistory().listen(onChange);
}

function searchOf(): string {
  return locationService.getLocation().search;
}
