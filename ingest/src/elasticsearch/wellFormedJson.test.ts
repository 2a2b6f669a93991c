import fc from 'fast-check';

import { jsonValue } from '../../../tests/fixtures/recordArbitraries.ts';
import { wellFormedJson } from './wellFormedJson.ts';

describe('wellFormedJson', () => {
  it.each([
    ['half \ud83d', 'half \ufffd'],
    ['\udc00\ud83d', '\ufffd\ufffd'],
    ['whole \ud83d\ude00', 'whole \ud83d\ude00'],
    ['text \\ud83d', 'text \\ud83d'],
    ['\\\ud83d\\', '\\\ufffd\\'],
    ['\u0000\n"\u2028', '\u0000\n"\u2028'],
  ])('writes %j as valid Unicode', (text, expected) => {
    expect(JSON.parse(wellFormedJson({ [text]: text }))).toEqual({ [expected]: expected });
  });

  it('changes nothing else', () => {
    const text = fc.oneof(
      jsonValue,
      fc.array(fc.constantFrom('\\', 'ud83d', '"', '\u0001', 'x')).map((parts) => parts.join(''))
    );
    fc.assert(
      fc.property(text, (value) => {
        expect(JSON.parse(wellFormedJson({ value }))).toEqual({ value });
      })
    );
  });
});
