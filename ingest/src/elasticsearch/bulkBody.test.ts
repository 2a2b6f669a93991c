import { BulkBody, joined } from './bulkBody.ts';

const asBuffer = (lines: readonly string[]) => Buffer.from(lines.map((line) => `${line}\n`).join(''));

describe('BulkBody', () => {
  // More than there is room for, so that some get memory of their own, and later ones find room again.
  const entries = Array.from({ length: 60 }, (_, number) => [
    '{"é"}',
    '€'.repeat((number % 7) * 350),
    '😀x'.repeat(number),
  ]);
  entries.push(['', '€'.repeat(50_000)], ['x']);

  it('gives what Buffer makes of the same lines, and leaves earlier ones as they are', () => {
    const body = new BulkBody(100_000);
    const spans = entries.map((lines) => body.add(lines));
    expect(new Set(spans.map(({ memory }) => memory)).size).toBeGreaterThan(2);
    expect(joined(spans).equals(asBuffer(entries.flat()))).toBe(true);
    expect(spans.map((span, at) => joined([span]).equals(asBuffer(entries[at] ?? [])))).not.toContain(false);
  });

  it('joins without a copy what stands together, and any part of it', () => {
    const body = new BulkBody(10_000);
    const [a, b, c] = [body.add(['a', 'é']), body.add(['b']), body.add(['c'])];
    expect(joined([a, b, c]).toString()).toBe('a\né\nb\nc\n');
    expect(joined([a, b, c]).buffer).toBe(a.memory.buffer);
    expect(joined([b, c]).toString()).toBe('b\nc\n');
    expect(joined([a, c]).toString()).toBe('a\né\nc\n');
    expect(joined([c, a]).toString()).toBe('c\na\né\n');
    expect(joined([]).length).toBe(0);
  });

  it('uses its memory again once it is cleared', () => {
    const body = new BulkBody(10_000);
    const { memory } = body.add(['before']);
    body.clear();
    expect(body.add(['after'])).toEqual({ memory, start: 0, end: 6 });
  });
});
