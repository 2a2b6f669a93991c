/** A list after one of its items was changed or, with undefined, removed. */
export function replaced<Item>(items: Item[], position: number, changed: Item | undefined): Item[] {
  return items.flatMap((item, at) => (at === position ? (changed ?? []) : item));
}
