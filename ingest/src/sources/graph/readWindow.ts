import { isJsonObject, nonEmptyText } from '@provlogs/schema/json';
import type { JsonValue } from '@provlogs/schema/record';

import { followable, type TimeWindow, windowAddress } from './address.ts';
import type { GraphClient } from './client.ts';
import { GraphFault } from './fault.ts';
import { readPage } from './page.ts';

/** Graph does not document how many it gives at most; Microsoft's own guide asks for so many. */
const PAGE_SIZE = 500;

/** A window of more pages is too long to be read again from its start when one fails. */
const MAX_PAGES = 20;

/** Graph was seen to give pages of the same records for ever. */
const MAX_PAGES_WITHOUT_NEW = 3;

const SHORTEST_WINDOW_MS = 1000;

export interface WindowRead {
  graphUrl: string;
  client: GraphClient;
  window: TimeWindow;
  signal: AbortSignal;
  /** Takes each element of each page. */
  onElement: (element: JsonValue, page: number) => Promise<void>;
}

/**
 * Reads a window to its last page, in whatever order the records come, and resolves to their ids. Throws a
 * `GraphFault` when it could not be read to the end; what was readable until then has been handed on.
 */
export async function readWindow({ graphUrl, client, window, signal, onElement }: WindowRead): Promise<Set<string>> {
  const ids = new Set<string>();
  const followed = new Set<string>();
  let address: string | undefined = windowAddress(graphUrl, window, PAGE_SIZE);
  let pagesWithoutNew = 0;
  for (let page = 1; address !== undefined; page++) {
    // The shortest window can't be split, so it is read however long it is.
    if (page > MAX_PAGES && window.to - window.from > SHORTEST_WINDOW_MS) {
      throw new GraphFault('tooManyPages', `The window has more than ${MAX_PAGES} pages`);
    }
    followed.add(address);
    const body = await client.get(address, signal);
    const { records, nextLink, problem } = readPage(body);
    const before = ids.size;
    for (const element of records) {
      ids.add(idOf(element));
      await onElement(element, page);
    }
    if (problem !== undefined) {
      throw new GraphFault('content', problem, { raw: body });
    }
    pagesWithoutNew = ids.size > before ? 0 : pagesWithoutNew + 1;
    address = nextLink === undefined ? undefined : followable(nextLink, graphUrl);
    if (address !== undefined && (followed.has(address) || pagesWithoutNew >= MAX_PAGES_WITHOUT_NEW)) {
      throw new GraphFault('content', 'The pages go in a circle');
    }
  }
  return ids;
}

function idOf(element: JsonValue): string {
  const id = isJsonObject(element) ? nonEmptyText(element['id']) : undefined;
  return id ?? JSON.stringify(element);
}
