import { Buffer } from 'node:buffer';

/** One document on its way to Elasticsearch. */
export interface Entry {
  prefix: string;
  index: string;
  id: string;
  /** The document as JSON. */
  body: string;
  /** What `entryBytes` says of it: counted once, because it is asked for more often. */
  bytes: number;
}

/** The bytes that an entry takes in a bulk body: two lines. */
export function entryBytes({ index, id, body }: Pick<Entry, 'index' | 'id' | 'body'>): number {
  // `{"create":{"_index":"","_id":""}}` and two line ends are 35 bytes.
  return Buffer.byteLength(body) + index.length + id.length + 35;
}

/** The lines of a bulk request, without line ends. */
export function bulkLines(entries: readonly Entry[]): string[] {
  const lines: string[] = [];
  for (const { index, id, body } of entries) {
    lines.push(JSON.stringify({ create: { _index: index, _id: id } }), body);
  }
  return lines;
}
