/** Longer names are cut: a label is for telling apart. */
const LONGEST = 100;

/**
 * Keeps a metric's label from taking ever more values: the first `limit` different ones are themselves, all later ones
 * `other`.
 */
export class BoundedLabel {
  readonly #limit: number;
  readonly #known = new Set<string>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  valueOf(text: string): string {
    const value = text.slice(0, LONGEST);
    if (!this.#known.has(value)) {
      if (this.#known.size >= this.#limit) {
        return 'other';
      }
      this.#known.add(value);
    }
    return value;
  }
}
