/** Characters that a browser lays out at once without being felt, even without any blank between them. */
const CHUNK = 1_000;

/**
 * Cuts a text into pieces that browsers can lay out one by one, where possible behind a line break or a blank. The
 * pieces, put together, are the text.
 */
export function chunksOf(text: string): string[] {
  const chunks: string[] = [];
  let start = 0;
  while (text.length - start > CHUNK) {
    const end = start + cutOf(text.slice(start, start + CHUNK));
    chunks.push(text.slice(start, end));
    start = end;
  }
  chunks.push(text.slice(start));
  return chunks;
}

function cutOf(window: string): number {
  for (const separator of ['\n', ' ']) {
    const found = window.lastIndexOf(separator);
    if (found >= CHUNK / 2) {
      return found + 1;
    }
  }
  // Both halves of a surrogate pair stay together.
  return /[\uD800-\uDBFF]$/.test(window) ? CHUNK - 1 : CHUNK;
}
