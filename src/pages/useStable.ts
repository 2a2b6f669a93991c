import { useState } from 'react';

/** The value given first among those that are the same as JSON, so that what depends on it does not start again. */
export function useStable<Value>(value: Value): Value {
  const key = JSON.stringify(value);
  const [kept, keep] = useState({ key, value });
  if (kept.key === key) {
    return kept.value;
  }
  keep({ key, value });
  return value;
}
