/** How a file's records are separated: one JSON value a line, or one JSON document (or several) over many lines. */
export type Layout = 'lines' | 'document';

/** A Graph page or an Event Hubs batch: an object that begins with scalars and then the list of records. */
const PAGE_START = /^\{\s*(?:"[^"]*"\s*:\s*(?:"[^"]*"|[\d.]+|true|false|null)\s*,\s*)*"(?:value|records)"\s*:\s*\[/;

/** True when the first line is there and whole: then there is one JSON value a line, and no need to read on. */
export function firstLineParses(head: string): boolean {
  const end = head.indexOf('\n');
  return end > 0 && parses(head.slice(0, end));
}

/**
 * Tells the layout by a file's beginning. `head` is its first characters, `complete` says that there are no more.
 */
export function sniffLayout(head: string, complete: boolean): Layout {
  const text = head.trimStart();
  const [first, second] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const lineEnds = complete || text.includes('\n');
  if (first === undefined || !/^[[{]/.test(first)) {
    return 'lines';
  }
  if (!lineEnds) {
    return first.startsWith('[') || PAGE_START.test(first) ? 'document' : 'lines';
  }
  if (parses(first)) {
    return 'lines';
  }
  // A broken first line in front of a good one; `{` and `[` alone open a document over many lines.
  const opensDocument = /^[[{]\s*$/.test(first) || PAGE_START.test(first);
  return !opensDocument && second !== undefined && second.startsWith('{') && parses(second) ? 'lines' : 'document';
}

function parses(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
