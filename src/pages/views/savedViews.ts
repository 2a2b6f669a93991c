import { isObject } from '../../records/list/listView';

/** What the page shows, under a name that its user gave it. Names are unique. */
export interface SavedView {
  name: string;
  /** The address's query, as `serializeWhole` writes it. */
  search: string;
}

export interface StoredViews {
  views: SavedView[];
  /** How many there are that cannot be read; `all` when it is not even a list of views. */
  unreadable: number | 'all';
}

/** Characters of a name. */
export const MAX_NAME = 100;

/** Reads what `storedText` wrote; what is damaged is counted and left out. Null and undefined: nothing was stored yet. */
export function readViews(text: string | null | undefined): StoredViews {
  if (text === null || text === undefined) {
    return { views: [], unreadable: 0 };
  }
  const stored = parsed(text);
  const entries: unknown = isObject(stored) ? stored.views : undefined;
  if (!Array.isArray(entries)) {
    return { views: [], unreadable: 'all' };
  }
  const views = entries.reduce<SavedView[]>((all, entry) => {
    const view = readView(entry);
    return view && !all.some(({ name }) => name === view.name) ? [...all, view] : all;
  }, []);
  return { views, unreadable: entries.length - views.length };
}

export function storedText(views: readonly SavedView[]): string {
  return JSON.stringify({ views });
}

/** The views with one more, or with another in place of the one of that name; by name. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  return [...withoutView(views, view.name), view].sort((a, b) => a.name.localeCompare(b.name));
}

export function withoutView(views: readonly SavedView[], name: string): SavedView[] {
  return views.filter((view) => view.name !== name);
}

/** The views with another name for one of them; one that has the new name already stays, and nothing changes. */
export function renamedView(views: readonly SavedView[], from: string, to: string): SavedView[] {
  const view = views.find(({ name }) => name === from);
  return view && !views.some(({ name }) => name === to)
    ? withView(withoutView(views, from), { ...view, name: to })
    : [...views];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readView(entry: unknown): SavedView | undefined {
  if (!isObject(entry) || typeof entry.name !== 'string' || typeof entry.search !== 'string') {
    return undefined;
  }
  const name = entry.name.trim().slice(0, MAX_NAME);
  return name === '' ? undefined : { name, search: entry.search };
}
