import fc from 'fast-check';

import { type Cell, csvRow } from './csv';

/** Reads RFC 4180 as a program does that knows nothing of this one; null where nothing stands, not even quotes. */
function parse(csv: string): Array<Array<string | null>> {
  const rows: Array<Array<string | null>> = [];
  let row: Array<string | null> = [];
  let at = 0;
  while (at < csv.length) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(csv.slice(at));
    const plain = /^[^,\r\n]*/.exec(csv.slice(at))?.[0] ?? '';
    row.push(quoted?.[1] !== undefined ? quoted[1].replaceAll('""', '"') : plain === '' ? null : plain);
    at += quoted ? quoted[0].length : plain.length;
    if (csv[at] === ',') {
      at++;
    } else {
      expect(csv.slice(at, at + 2)).toBe('\r\n');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const FORMULA = /^[\s\uFEFF\0]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const dangerous = fc.constantFrom(
  '=1+1',
  '+cmd',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  ' =1',
  "'=1"
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', ',', ';', '\r', '\n', '\t', ' ', 'ä', '‮', '=', "'") }),
  dangerous
);

describe('csv', () => {
  it('reads back as it was written, formulas apart from their apostrophe', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(text, fc.constant(null), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 5 }), (rows) => {
        const read = parse(rows.map(csvRow).join(''));
        const undone = read.map((row) =>
          row.map((value) =>
            value !== null && FORMULA.test(value.replace(/^'+/, '')) && value.startsWith("'") ? value.slice(1) : value
          )
        );
        expect(undone).toEqual(rows.map((row) => row.map((value) => (value === null ? null : String(value)))));
      })
    );
  });

  it('leaves no text that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.oneof(dangerous, text), (value) => {
        const [[read]] = [parse(csvRow([value]))[0] ?? []];
        expect(FORMULA.test(read ?? '') && !/^[+-]?\d+(\.\d+)?$/.test(read ?? '')).toBe(false);
      })
    );
  });

  it('keeps numbers numbers, and tells nothing from an empty text', () => {
    expect(csvRow([-5, '-5', '+4.5', '1e3', null, '', true])).toBe('-5,-5,+4.5,1e3,,"",true\r\n');
  });
});
