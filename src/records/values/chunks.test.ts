import fc from 'fast-check';

import { chunksOf } from './chunks';

describe('chunksOf', () => {
  it('loses nothing, gives no long piece, and cuts no character in two', () => {
    const text = fc
      .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 900 }), fc.constantFrom('😀'.repeat(700), ' ', '\n')))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (whole) => {
        const chunks = chunksOf(whole);
        expect(chunks.join('')).toBe(whole);
        expect(chunks.every((chunk) => chunk.length <= 1_000 && !/[\uD800-\uDBFF]$/.test(chunk))).toBe(true);
      })
    );
  });

  it('cuts behind a line break rather than behind a blank', () => {
    const line = `${'a'.repeat(600)}\n`;
    expect(chunksOf(`${line}${'b '.repeat(500)}`)[0]).toBe(line);
  });
});
