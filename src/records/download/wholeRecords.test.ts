import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { from, map, NEVER, of, throwError } from 'rxjs';

import { type PageQuery, wholeRecords } from './wholeRecords';

/** Records with numbers from 0; a cursor is the number of the record before. */
function pageOf(numbers: readonly number[], { after, documents }: PageQuery, size: number): DataFrame {
  const values = numbers.filter((number) => number > Number(after?.[0] ?? -1)).slice(0, size);
  return createDataFrame({
    fields: [{ name: documents ? 'document' : 'event.id', type: FieldType.other, values }],
    meta: { custom: { cursor: values.length === size ? [values.at(-1)] : undefined } },
  });
}

const NUMBERS = Array.from({ length: 45 }, (_, number) => number);
const { signal } = new AbortController();

async function read(pages: AsyncIterable<DataFrame>): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const frame of pages) {
    values.push(...(frame.fields[0]?.values ?? []));
  }
  return values;
}

/** Everything that waits for nothing but promises has gone on. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('whole records', () => {
  it('come in order, each page asked for once, two of them before they are needed', async () => {
    const asked: number[] = [];
    const pages = wholeRecords((query) => {
      if (query.documents) {
        asked.push(Number(query.after?.[0] ?? -1));
      }
      return of([pageOf(NUMBERS, query, 10)]);
    }, signal);
    const frames: DataFrame[] = [];
    const known: number[] = [];
    for await (const frame of pages) {
      await settled();
      frames.push(frame);
      known.push(asked.length);
    }
    expect(frames.flatMap(({ fields }) => fields[0]?.values ?? [])).toEqual(NUMBERS);
    expect(asked).toEqual([-1, 9, 19, 29, 39]);
    expect(known).toEqual([3, 4, 5, 5, 5]);
  });

  it('ask for the next page while the first is on its way', async () => {
    const asked: unknown[] = [];
    const pages = wholeRecords((query) => {
      asked.push([query.documents, query.after]);
      return query.documents ? NEVER : of([pageOf(NUMBERS, query, 10)]);
    }, signal);
    void pages.next();
    await settled();
    expect(asked).toEqual([
      [true, undefined],
      [false, undefined],
      [true, [9]],
      [false, [9]],
    ]);
  });

  it('are all there, once, when others come in before the end of a page that was asked for', async () => {
    let numbers = NUMBERS.filter((number) => number % 2 === 0);
    const pages = wholeRecords((query) => {
      if (query.documents) {
        return from(settled()).pipe(map(() => [pageOf(numbers, query, 10)]));
      }
      const end = pageOf(numbers, query, 10);
      numbers = NUMBERS;
      return of([end]);
    }, signal);
    expect(await read(pages)).toEqual(NUMBERS);
  });

  it('are read where the ends of pages cannot be asked for', async () => {
    const pages = wholeRecords(
      (query) =>
        query.documents ? of([pageOf(NUMBERS, query, 10)]) : throwError(() => new Error('Too many requests.')),
      signal
    );
    expect(await read(pages)).toEqual(NUMBERS);
  });
});
