import { createDataFrame, FieldType } from '@grafana/data';

import { recordsPageOf, rowText } from './frame';
import { recordFrame, recordsFrame } from './testing/fakeSource';

describe('recordsPageOf', () => {
  it('gives rows with their document id and their values by field name', () => {
    const page = recordsPageOf(
      recordsFrame(
        [
          { _id: 'a', message: 'hello', 'error.code': null },
          { _id: 'b', message: '' },
        ],
        {
          total: 7,
          cursor: [1, 'b'],
        }
      )
    );
    expect(page).toMatchObject({ total: 7, cursor: [1, 'b'], columns: ['message', 'error.code'], notices: [] });
    expect(page?.rows.map(({ documentId }) => documentId)).toEqual(['a', 'b']);
    expect(page?.rows.map((row) => rowText(row, 'message'))).toEqual(['hello', undefined]);
  });

  it('takes the number of rows for the total where the frame gives none, and no cursor of another kind', () => {
    const frame = recordsFrame([{ _id: 'a' }]);
    for (const cursor of [[], [null], 'text', { 0: 1 }, undefined]) {
      const page = recordsPageOf({ ...frame, meta: { custom: { total: 'many', cursor } } });
      expect(page).toMatchObject({ total: 1, cursor: undefined });
    }
    expect(recordsPageOf({ ...frame, meta: undefined })?.total).toBe(1);
  });

  it('refuses frames of other kinds', () => {
    const other = createDataFrame({ fields: [{ name: 'Value', type: FieldType.number, values: [1] }] });
    expect(recordsPageOf(other)).toBeUndefined();
    expect(recordsPageOf(recordFrame({}))).toBeUndefined();
  });
});
