import { usePluginUserStorage } from '@grafana/runtime';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';

import { readViews, type SavedView, type StoredViews, storedText } from './savedViews';

const KEY = 'views';

export interface SavedViews extends StoredViews {
  /** Makes a change to the newest views and keeps them; false when they could not be kept. */
  change: (make: (views: SavedView[]) => SavedView[]) => Promise<boolean>;
}

/**
 * This user's views: on Grafana's server where users sign in and it has such a storage, in the browser otherwise.
 * They are empty until they are read, and the same object until they change.
 */
export function useSavedViews(): SavedViews {
  // Each is made anew with every render, asks the server once and then remembers.
  const made = { storage: usePluginUserStorage(), witness: usePluginUserStorage() };
  const [first] = useState(made.storage);
  const newest = useRef(made);
  useEffect(() => {
    newest.current = made;
  });
  const [, renew] = useReducer((count: number) => count + 1, 0);
  const [stored, setStored] = useState<StoredViews>({ views: [], unreadable: 0 });

  useEffect(() => {
    let shown = true;
    first.getItem(KEY).then(
      (text) => shown && setStored(readViews(text)),
      () => shown && setStored({ views: [], unreadable: 'all' })
    );
    return () => {
      shown = false;
    };
  }, [first]);

  const change = useCallback<SavedViews['change']>(async (make) => {
    const { storage, witness } = newest.current;
    try {
      const { views } = readViews(await storage.getItem(KEY));
      const text = storedText(make(views));
      await storage.setItem(KEY, text);
      // It does not say when the server refused, and remembers what was to be kept: another one has to ask.
      if ((await witness.getItem(KEY)) !== text) {
        return false;
      }
      setStored(readViews(text));
      return true;
    } catch {
      return false;
    } finally {
      renew();
    }
  }, []);
  return useMemo(() => ({ ...stored, change }), [stored, change]);
}
