/** The columns with one of them at another place; places beyond the ends are the ends. */
export function movedTo<Column>(columns: readonly Column[], column: Column, place: number): Column[] {
  const others = columns.filter((other) => other !== column);
  const at = Math.max(0, Math.min(place, others.length));
  return [...others.slice(0, at), column, ...others.slice(at)];
}

/** The columns with one of them `by` places further to the right, or to the left. */
export function movedBy<Column>(columns: readonly Column[], column: Column, by: number): Column[] {
  return movedTo(columns, column, columns.indexOf(column) + by);
}
