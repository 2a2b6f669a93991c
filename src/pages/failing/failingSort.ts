import { type FailingIdentity } from './failingIdentities';

const SORT_KEYS = ['last', 'first', 'failures'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface FailingSort {
  by: SortKey;
  descending: boolean;
}

export const INITIAL_SORT: FailingSort = { by: 'last', descending: true };

/** A sort as an address has it: `failures`, or `-failures` for the most first. */
export function sortText({ by, descending }: FailingSort): string {
  return descending ? `-${by}` : by;
}

/** The sort that `sortText` wrote; the initial one of anything else. */
export function readSort(text: string): FailingSort {
  const by = sortKey(text.replace(/^-/, ''));
  return by ? { by, descending: text.startsWith('-') } : INITIAL_SORT;
}

export function sortKey(name: string | undefined): SortKey | undefined {
  return SORT_KEYS.find((key) => key === name);
}

/** The identities in this order; those that are the same in it stay as they are. */
export function sorted(identities: readonly FailingIdentity[], { by, descending }: FailingSort): FailingIdentity[] {
  return [...identities].sort((a, b) => (descending ? b[by] - a[by] : a[by] - b[by]));
}
