import { type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { firstValueFrom, fromEvent, type Observable, takeUntil } from 'rxjs';

import { type Cursor, type RecordsQuery } from '../../datasource/types';
import { cursorOf } from '../frame';

/** A page of a records query: what of its records, how many, and behind which. */
export type PageQuery = Pick<RecordsQuery, 'columns' | 'documents' | 'limit' | 'after'>;

/** Several may run at the same time. */
export type FetchPage = (page: PageQuery) => Observable<DataFrame[]>;

/** Fewer records at a time than a list may have, because they are whole. */
const PAGE = { columns: ['event.id'], limit: 1_000 };

interface AskedPage {
  after: Cursor | undefined;
  frames: Promise<DataFrame[]>;
  /** Where the next one begins, as far as it is known before this one is there. */
  next: Promise<Cursor | undefined>;
}

/**
 * Whole records, page by page in order, each in its frame. Where a page ends is asked for by itself, which takes a
 * sixth of the page's time, so that the next one can be asked for before it is there.
 * Ends when aborted; throws the data source's error.
 */
export async function* wholeRecords(fetchPage: FetchPage, signal: AbortSignal): AsyncGenerator<DataFrame> {
  const answerTo = (query: PageQuery): Promise<DataFrame[]> =>
    firstValueFrom(fetchPage(query).pipe(takeUntil(fromEvent(signal, 'abort'))), { defaultValue: [] });
  const ask = (after?: Cursor): AskedPage => {
    const frames = answerTo({ ...PAGE, documents: true, after });
    // It may fail before it is waited for, which is when that is told.
    frames.catch(() => undefined);
    // Where this fails, the page itself says where it ends.
    const next = answerTo({ ...PAGE, documents: false, after }).then(nextOf, () => undefined);
    return { after, frames, next };
  };
  const askNext = async (page: AskedPage | undefined): Promise<AskedPage | undefined> => {
    const after = await page?.next;
    return after && ask(after);
  };

  let page: AskedPage | undefined = ask();
  // Two pages are on their way while one is written: Elasticsearch makes one while the browser reads the other.
  let following = askNext(page);
  while (page !== undefined) {
    const frames: DataFrame[] = await page.frames;
    if (signal.aborted) {
      return;
    }
    const [frame] = frames;
    if (!frame) {
      throw new Error(t('download.noRecords', 'The data source answered without records.'));
    }
    const after = nextOf(frames);
    const asked = await following;
    // Records that came meanwhile have moved the page's end: what was asked for behind the old one would leave some out.
    page = JSON.stringify(asked?.after) === JSON.stringify(after) ? asked : after && ask(after);
    following = askNext(page);
    yield frame;
  }
}

/** Undefined for the last page. One without records is the last, whatever it says: going on would never end. */
function nextOf([frame]: DataFrame[]): Cursor | undefined {
  return frame && frame.length > 0 ? cursorOf(frame.meta?.custom?.cursor) : undefined;
}
