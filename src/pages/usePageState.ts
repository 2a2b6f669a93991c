import { locationService } from '@grafana/runtime';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import { keepView, keptView, sameView } from './keptView';
import { type OpenRecord, openRecordOf, withoutOpenRecord } from './openRecord';
import { type AddressState, type PageState, parsePageState, serializePageState } from './pageState';

/** `replace` leaves no entry behind for the browser's back button. */
type HistoryEntry = 'push' | 'replace';

/** Makes a change to the newest state, and an entry in the browser's history. */
export type UpdatePageState = (change: (state: AddressState) => AddressState, entry?: HistoryEntry) => void;

/**
 * The page's state, kept in the address. Changes are made to the newest state, however late they come. How records
 * are listed is kept for the next visit as well; what the address says of it comes first. It stays the same object
 * while records are opened and closed.
 */
export function usePageState(): [PageState, UpdatePageState] {
  const search = useSyncExternalStore(subscribe, pageSearch);
  const [kept] = useState(keptView);
  const state = useMemo(() => parsePageState(search, kept), [search, kept]);

  const update = useCallback<UpdatePageState>(
    (change, entry = 'push') => {
      const newest = searchOf();
      const before = parsePageState(newest, kept);
      const after = change(before);
      if (!sameView(before, after)) {
        keepView(after);
      }
      const next = serializePageState(after, newest, kept);
      if (next !== newest) {
        const { pathname, hash } = locationService.getLocation();
        locationService[entry]({ pathname, hash, search: next });
      }
    },
    [kept]
  );

  // The address of a user with a view of their own shows others the same.
  useEffect(() => update((unchanged) => unchanged, 'replace'), [update]);

  return [state, update];
}

/** The record that is open, kept in the address as well. */
export function useOpenRecord(): OpenRecord {
  const search = useSyncExternalStore(subscribe, searchOf);
  return useMemo(() => openRecordOf(new URLSearchParams(search)), [search]);
}

function subscribe(onChange: () => void): () => void {
  return locationService.getHistory().listen(onChange);
}

function searchOf(): string {
  return locationService.getLocation().search;
}

function pageSearch(): string {
  return withoutOpenRecord(searchOf());
}
