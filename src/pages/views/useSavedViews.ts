import { usePluginUserStorage } from '@grafana/runtime';
import { useCallback, useEffect, useState } from 'react';

import { readViews, type SavedView, type StoredViews, storedText } from './savedViews';

const KEY = 'views';

export interface SavedViews extends StoredViews {
  /** Makes a change to the newest views and keeps them; false when they could not be kept. */
  change: (make: (views: SavedView[]) => SavedView[]) => Promise<boolean>;
}

/**
 * This user's views: on Grafana's server where users sign in and it has such a storage, in the browser otherwise.
 * They are empty until they are read.
 */
export function useSavedViews(): SavedViews {
  // It is made anew with every call.
  const newStorage = usePluginUserStorage();
  const [storage] = useState(newStorage);
  const [stored, setStored] = useState<StoredViews>({ views: [], unreadable: 0 });

  useEffect(() => {
    let shown = true;
    storage.getItem(KEY).then(
      (text) => shown && setStored(readViews(text)),
      () => shown && setStored({ views: [], unreadable: 'all' })
    );
    return () => {
      shown = false;
    };
  }, [storage]);

  const change = useCallback<SavedViews['change']>(
    async (make) => {
      try {
        const { views } = readViews(await storage.getItem(KEY));
        const text = storedText(make(views));
        await storage.setItem(KEY, text);
        // It does not say when the server refused: then the text is still the old one.
        if ((await storage.getItem(KEY)) !== text) {
          return false;
        }
        setStored(readViews(text));
        return true;
      } catch {
        return false;
      }
    },
    [storage]
  );
  return { ...stored, change };
}
