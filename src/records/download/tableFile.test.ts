import { createDataFrame, FieldType } from '@grafana/data';

import { tableFile } from './tableFile';

/** As a spreadsheet reads it; jsdom's Blob has no `text`. */
function textOf(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error('The file could not be read.'));
    reader.readAsText(content);
  });
}

it('writes the columns of a table, times as ISO 8601, formulas defused, without what opens records', async () => {
  const frame = createDataFrame({
    fields: [
      { name: 'who', type: FieldType.string, config: { displayName: 'Identity' }, values: ['=cmd()', null] },
      { name: 'last', type: FieldType.time, config: { displayName: 'Last failure' }, values: [0, null] },
      { name: 'took', type: FieldType.number, config: { displayName: 'Time', unit: 'ms' }, values: [1.5, null] },
      { name: '_id', type: FieldType.string, config: {}, values: ['a', 'b'] },
    ],
  });
  const { name, content } = tableFile('Failing.csv', frame);
  expect(name).toBe('Failing.csv');
  expect(await textOf(content)).toBe(
    "Identity,Last failure,Time (ms)\r\n'=cmd(),1970-01-01T00:00:00.000Z,1.5\r\n,,\r\n"
  );
});
