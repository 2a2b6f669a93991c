/** A binary heap: the earliest of its items is always at hand. */
export class Heap<T> {
  private readonly items: T[] = [];

  constructor(private readonly isEarlier: (a: T, b: T) => boolean) {}

  first(): T | undefined {
    return this.items[0];
  }

  add(item: T): void {
    const { items } = this;
    let place = items.length;
    items.push(item);
    while (place > 0) {
      const parentPlace = (place - 1) >> 1;
      const parent = items[parentPlace];
      if (parent === undefined || !this.isEarlier(item, parent)) {
        break;
      }
      items[place] = parent;
      place = parentPlace;
    }
    items[place] = item;
  }

  removeFirst(): void {
    const { items } = this;
    const item = items.pop();
    if (item === undefined || items.length === 0) {
      return;
    }
    let place = 0;
    for (;;) {
      const child = this.earlierChild(place);
      const value = items[child];
      if (value === undefined || !this.isEarlier(value, item)) {
        break;
      }
      items[place] = value;
      place = child;
    }
    items[place] = item;
  }

  private earlierChild(place: number): number {
    const left = 2 * place + 1;
    const [a, b] = [this.items[left], this.items[left + 1]];
    return a !== undefined && b !== undefined && this.isEarlier(b, a) ? left + 1 : left;
  }
}
