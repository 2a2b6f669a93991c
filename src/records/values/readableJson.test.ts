import fc from 'fast-check';

import { indentedJson, partsOf } from './readableJson';

describe('partsOf', () => {
  it('loses nothing of any text', () => {
    const text = fc
      .array(fc.oneof(fc.string(), fc.json(), fc.constantFrom('{', '}', '[', '"', '\\')))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (whole) =>
        expect(
          partsOf(whole)
            .map(({ raw }) => raw)
            .join('')
        ).toBe(whole)
      )
    );
  });

  it('finds an object inside a sentence, whatever prose surrounds it', () => {
    const prose = fc.string().filter((text) => !/["{}[\]\\]/.test(text));
    const object = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(prose, object, prose, (before, json, after) => {
        fc.pre(json.length > 8);
        expect(partsOf(before + json + after)).toContainEqual({ kind: 'json', raw: json });
      })
    );
  });

  it('is done at once with brackets that are never closed', () => {
    const before = performance.now();
    expect(partsOf('{'.repeat(90_000))).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

describe('indentedJson', () => {
  it('indents objects and arrays, and leaves other texts', () => {
    expect(indentedJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(indentedJson('true')).toBeUndefined();
    expect(indentedJson('{"a":')).toBeUndefined();
  });
});
