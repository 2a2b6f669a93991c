import { isJsonObject } from '@provlogs/schema/json';
import type { JsonValue } from '@provlogs/schema/record';
import fc from 'fast-check';
import { DAY_MS, HOUR_MS } from './clock.ts';
import { generateLines, generateRecords, toGraphJson, type GenerateOptions } from './generate.ts';

const START = Date.parse('2026-11-16T00:00:00Z');

function days(from: number, to: number, options: Partial<GenerateOptions> = {}): GenerateOptions {
  return {
    seed: 42,
    perDay: 300,
    from: new Date(START + from * DAY_MS),
    to: new Date(START + to * DAY_MS),
    ...options,
  };
}

function graphLines(options: GenerateOptions): string[] {
  return [...generateLines({ ...options, shape: 'graph' })];
}

describe('generateRecords', () => {
  it('gives the same bytes for the same arguments, and others for another seed', () => {
    const lines = graphLines(days(0, 1));
    expect(lines.length).toBeGreaterThan(200);
    expect(graphLines(days(0, 1)).join('\n') === lines.join('\n')).toBe(true);
    const other = new Set(graphLines(days(0, 1, { seed: 43 })));
    expect(lines.filter((line) => other.has(line))).toHaveLength(0);
  });

  it('gives more for a larger volume', () => {
    const perDay = (wanted: number) => [...generateRecords(days(0, 7, { perDay: wanted }))].length / 7;
    const thousand = perDay(1000);
    expect(thousand).toBeGreaterThan(850);
    expect(thousand).toBeLessThan(1150);
    expect(perDay(0)).toBeLessThan(250);
  });

  it('gives for two windows that meet what it gives for one window over both', () => {
    const hours = fc.integer({ min: 0, max: 24 * 60 });
    fc.assert(
      fc.property(fc.integer(), fc.tuple(hours, hours, hours), (seed, cuts) => {
        const [a = 0, b = 0, c = 0] = cuts.sort((x, y) => x - y).map((minutes) => minutes / (24 * 60));
        const window = (from: number, to: number) => graphLines(days(from, to, { seed }));
        expect([...window(a, b), ...window(b, c)].join('\n') === window(a, c).join('\n')).toBe(true);
      }),
      { numRuns: 6 }
    );
  });

  it('cuts at the millisecond at which a record can be read', () => {
    const records = [...generateRecords(days(0, 0.5))];
    const time = records[20]?.availableAt ?? new Date(0);
    const first = [...generateRecords({ ...days(0, 0.5), from: time })][0];
    expect(first?.availableAt).toEqual(time);
    const upTo = [...generateRecords({ ...days(0, 0.5), to: time })];
    expect(upTo.every(({ availableAt }) => availableAt < time)).toBe(true);
  });

  it('gives records in the order in which they could be read, none before it happened', () => {
    const records = [...generateRecords(days(0, 2))];
    const readable = records.map(({ availableAt }) => availableAt.getTime());
    const lags = records.map(({ record }, index) => (readable[index] ?? 0) - Date.parse(record.activityDateTime));
    expect(readable).toEqual([...readable].sort((a, b) => a - b));
    expect(readable[0]).toBeGreaterThanOrEqual(START);
    expect(readable.at(-1)).toBeLessThan(START + 2 * DAY_MS);
    expect(Math.min(...lags)).toBeGreaterThan(60_000);
    expect(Math.max(...lags)).toBeLessThanOrEqual(30 * HOUR_MS + 1000);
  });

  it('has the late ones also in a window that begins long after they happened', () => {
    const isLate = (availableAt: Date, happened: string) => availableAt.getTime() - Date.parse(happened) > 20 * HOUR_MS;
    const late = [...generateRecords(days(0, 2, { perDay: 3000 }))].find(({ availableAt, record }) =>
      isLate(availableAt, record.activityDateTime)
    );
    const from = late?.availableAt ?? new Date(0);
    const window = { from, to: new Date(from.getTime() + 1) };
    expect([...generateRecords(days(0, 2, { perDay: 3000, ...window }))]).toContainEqual(late);
  });

  it('starts at once, however long the window is', () => {
    const forever = generateRecords({ ...days(0, 0), to: new Date('2400-01-01T00:00:00Z') });
    expect(forever.next().done).toBe(false);
  });

  it('gives nothing for an empty window', () => {
    expect([...generateRecords(days(1, 1))]).toEqual([]);
  });
});

describe('generateLines', () => {
  const ids = (line: string) => {
    const value: JsonValue = JSON.parse(line);
    const inner = isJsonObject(value) && isJsonObject(value['properties']) ? value['properties'] : value;
    return isJsonObject(inner) ? inner['id'] : undefined;
  };

  it('gives every record in both shapes when both are asked for', () => {
    const both = [...generateLines({ ...days(0, 0.5), shape: 'both' })];
    const graph = graphLines(days(0, 0.5));
    expect(both.filter((_, index) => index % 2 === 0)).toEqual(graph);
    expect(both.filter((_, index) => index % 2 === 1)).toEqual([
      ...generateLines({ ...days(0, 0.5), shape: 'diagnostic' }),
    ]);
    expect(both.map(ids)).toEqual(graph.flatMap((line) => [ids(line), ids(line)]));
  });

  it('gives lines: no line end inside', () => {
    const [first] = generateRecords(days(0, 0.5));
    expect(first && toGraphJson(first.record)).not.toContain('\n');
  });
});
