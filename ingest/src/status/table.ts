/** Rows as lines with aligned columns, two spaces between them. What could move a terminal's cursor is left out. */
export function tableLines(rows: readonly string[][]): string[] {
  const cells = rows.map((row) => row.map((cell) => cell.replace(/\p{Cc}/gu, ' ')));
  const widths: number[] = [];
  for (const row of cells) {
    row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  }
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  );
}

/** A length of time in the largest unit that fits, such as `3 min`; `ms` in milliseconds. */
export function lengthOf(ms: number): string {
  const units: Array<[number, string]> = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
  ];
  const [size, name] = units.find(([candidate]) => ms >= 2 * candidate) ?? [1000, 's'];
  return `${Math.max(0, Math.round(ms / size))} ${name}`;
}
