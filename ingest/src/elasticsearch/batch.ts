import { type Span } from './bulkBody.ts';

/** One document on its way to Elasticsearch. */
export interface Entry {
  prefix: string;
  index: string;
  id: string;
  /** Its part of a bulk body. */
  lines: Span;
}

/** The two lines of a bulk body that create a document; `body` is the document as JSON. */
export function createLines(index: string, id: string, body: string): [string, string] {
  return [JSON.stringify({ create: { _index: index, _id: id } }), body];
}

/** The bytes that the entries take in a bulk body. */
export function bytesOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { lines }) => sum + lines.end - lines.start, 0);
}
