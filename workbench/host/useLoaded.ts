import { useEffect, useState } from 'react';

type Loaded<T> = { value?: T; error?: string };

/** The value a promise gives, or its error as text. `load` must be stable: it runs again when it changes. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({});
  useEffect(() => {
    let current = true;
    const settle = (next: Loaded<T>) => current && setLoaded(next);
    load().then(
      (value) => settle({ value }),
      (error: unknown) => settle({ error: error instanceof Error ? error.message : JSON.stringify(error) })
    );
    return () => {
      current = false;
    };
  }, [load]);
  return loaded;
}
