export type Labels = Readonly<Record<string, string>>;

export interface NumberValue {
  kind: 'number';
  labels: Labels;
  value: number | null;
}

export interface SeriesValue {
  kind: 'series';
  labels: Labels;
  /** `time` in milliseconds since 1970. */
  points: Array<{ time: number; value: number | null }>;
}

/** What a node of a rule has: a query's answer or an expression's result. An empty list is "no data". */
export type Values = Array<NumberValue | SeriesValue>;

/** Whether each of `part`'s labels is one of `whole`'s. */
export function containsLabels(whole: Labels, part: Labels): boolean {
  return Object.entries(part).every(([name, value]) => whole[name] === value);
}

/** Labels as one text, the same for the same labels: what tells instances apart. */
export function labelsKey(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}
