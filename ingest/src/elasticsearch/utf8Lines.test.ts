import { Utf8Lines } from './utf8Lines.ts';

describe('Utf8Lines', () => {
  it('gives what Buffer makes of the same lines, and leaves earlier ones as they are', () => {
    // Enough to fill several blocks to their end, and one that no block would take.
    const entries = Array.from({ length: 120 }, (_, number) => [
      '{"é"}',
      '€'.repeat(number * 350),
      '😀x'.repeat(number),
    ]);
    entries.push(['', '€'.repeat(500_000)]);
    const utf8 = new Utf8Lines();
    const encoded = entries.map((lines) => utf8.of(lines));
    const expected = entries.map((lines) => Buffer.from(lines.map((text) => `${text}\n`).join('')));
    expect(encoded.map((bytes, position) => bytes.equals(expected[position] ?? Buffer.alloc(0)))).not.toContain(false);
  });
});
