/** What a cell holds: null is an empty cell, an empty text is `""`. */
export type Cell = string | number | boolean | null;

// A spreadsheet takes such a text for a formula; full-width signs too, in the languages that write them.
const FORMULA = /^'*[\s\uFEFF\0]*[=+\-@＝＋－＠]|^'*[\t\r\n]/;
/** Begins a file: without it, spreadsheets read the file in an older encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * A row of RFC 4180, with its line break. A text that a spreadsheet would run as a formula gets an apostrophe in
 * front; numbers stay numbers.
 */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) {
    return '';
  }
  if (typeof cell !== 'string') {
    return String(cell);
  }
  const text = defused(cell);
  // The semicolon separates where the comma is the decimal sign.
  return text === '' || /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function defused(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
