import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import fc from 'fast-check';

import { decodedBytes } from './decode.ts';
import { elementsOf } from '../elements.ts';
import { MAX_PIECE_BYTES, type Piece } from './pieces.ts';
import { piecesOf, readFile } from './readFile.ts';

/** The text in chunks of the given sizes, over and over. */
async function* chunked(text: string | Buffer, sizes: number[] = [1024]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1024;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function collect(chunks: AsyncIterable<Iterable<Piece>>): Promise<Piece[]> {
  const all: Piece[] = [];
  for await (const pieces of chunks) {
    all.push(...pieces);
  }
  return all;
}

/** Every value of the pieces, and the kind of problem where there is one. */
function outline(pieces: Piece[]): unknown[] {
  return pieces.flatMap((piece): unknown[] =>
    'problem' in piece.content
      ? [piece.content.problem.kind]
      : [...elementsOf(piece.content.value)].map(({ value }) => value)
  );
}

const record = (id: number) => ({ id: `r${id}`, steps: [{ name: 'a{b' }, { name: 'c]"d\\' }], status: { id: null } });

describe('layouts', () => {
  const records = [record(1), record(2), record(3)];
  const layouts: Record<string, string> = {
    'one record a line': records.map((item) => JSON.stringify(item)).join('\n'),
    'lines with carriage returns and blank lines': records.map((item) => JSON.stringify(item)).join('\r\n\r\n'),
    'a list on one line': JSON.stringify(records),
    'a list over many lines': JSON.stringify(records, null, 2),
    'a list with one record a line': `[\n${records.map((item) => JSON.stringify(item)).join(',\n')}\n]`,
    'a Graph page': JSON.stringify({ '@odata.context': 'x', '@odata.nextLink': 'y', value: records }),
    'a Graph page over many lines': JSON.stringify({ '@odata.context': 'x', value: records }, null, 2),
    'a Graph page with its link last': JSON.stringify({ value: records, '@odata.nextLink': 'a"]}\\' }, null, 1),
    'an Event Hubs batch': JSON.stringify({ records }),
    'Event Hubs batches, one a line': [{ records: records.slice(0, 1) }, { records: records.slice(1) }]
      .map((item) => JSON.stringify(item))
      .join('\n'),
    'records over many lines, one after the other': records.map((item) => JSON.stringify(item, null, 2)).join('\n'),
    'records on one line, one after the other': records.map((item) => JSON.stringify(item)).join(' '),
  };

  it.each(Object.keys(layouts))('%s', async (name) => {
    expect(outline(await collect(piecesOf(chunked(layouts[name] ?? ''))))).toEqual(records);
  });

  it('is the same however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 }), { minLength: 2 }),
        fc.constantFrom(0, 2),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        async (values, indent, page, sizes) => {
          const items = values.map((value, id) => ({ id, ...value, value: 0, records: 0 }));
          const text = JSON.stringify(page ? { '@odata.context': 'c', value: items } : items, null, indent);
          const expected: unknown[] = JSON.parse(JSON.stringify(items));
          expect(outline(await collect(piecesOf(chunked(text, sizes))))).toEqual(expected);
        }
      ),
      { numRuns: 200 }
    );
  });
});

describe('broken input costs itself only', () => {
  it('a broken line', async () => {
    const text = [JSON.stringify(record(1)), '{"id":"r2","steps":[', JSON.stringify(record(3))].join('\n');
    const pieces = await collect(piecesOf(chunked(text)));
    expect(outline(pieces)).toEqual([record(1), 'notJson', record(3)]);
    expect(pieces[1]?.line).toBe(2);
    expect(pieces[1]?.raw()).toBe('{"id":"r2","steps":[');
  });

  it('a broken first line', async () => {
    const text = ['{"id":"r1",', JSON.stringify(record(2))].join('\n');
    expect(outline(await collect(piecesOf(chunked(text))))).toEqual(['notJson', record(2)]);
  });

  it('a list that was cut off', async () => {
    const text = JSON.stringify([record(1), record(2)], null, 2).slice(0, -30);
    const pieces = await collect(piecesOf(chunked(text)));
    expect(outline(pieces)).toEqual([record(1), 'notJson', 'unreadable']);
    expect(pieces[1]?.raw()).toContain('"r2"');
  });

  it.each([0, 2])('a record in a list that lost a quote (indent %d)', async (indent) => {
    const whole = JSON.stringify([record(1), record(2), record(3), record(4)], null, indent);
    const at = whole.indexOf('r2"') + 2;
    const pieces = await collect(piecesOf(chunked(whole.slice(0, at) + whole.slice(at + 1))));
    expect(outline(pieces)).toEqual([record(1), expect.any(String), record(3), record(4)]);
    expect(pieces[1]?.raw()).toContain('r2');
    expect(pieces[1]?.raw()).not.toContain('r3');
  });

  it('a record in a list that lost a brace, with the right line for the next', async () => {
    const whole = JSON.stringify([record(1), record(2), record(3)], null, 2);
    const at = whole.indexOf('}', whole.indexOf('r2'));
    const pieces = await collect(piecesOf(chunked(whole.slice(0, at) + whole.slice(at + 1))));
    expect(outline(pieces)).toEqual([record(1), 'notJson', record(3)]);
    const line = whole.split('\n').findIndex((text) => text.includes('r3'));
    expect(pieces[2]?.line).toBe(line);
  });

  it('what stands between records is kept, whatever it is', async () => {
    const text = `[\n${JSON.stringify(record(1))},\noops,\n"abc", 42, null,\n${JSON.stringify(record(2))}\n]`;
    const pieces = await collect(piecesOf(chunked(text, [7])));
    expect(outline(pieces)).toEqual([record(1), 'notJson', 'abc', 42, null, record(2)]);
    expect(pieces[1]?.line).toBe(3);
    expect(pieces[1]?.raw()).toBe('oops');
  });

  it('a record that lost its first brace', async () => {
    const whole = JSON.stringify([record(1), record(2), record(3)], null, 2);
    const found = outline(await collect(piecesOf(chunked(whole.replace(/\{(?=\s*"id": "r2")/, '')))));
    expect(found).toEqual(expect.arrayContaining([record(1), 'notJson', record(3)]));
  });

  it.each(['[{"id":"r1"},', '{"value":[{"id":"r1"}', '{"value":[{"id":"r1"}],', '[{"id":"r1"}\n'])(
    'a list that was cut off between records: %s',
    async (text) => {
      const pieces = await collect(piecesOf(chunked(text, [5])));
      expect(outline(pieces)).toEqual([{ id: 'r1' }, 'unreadable']);
    }
  );

  it('bytes that are no UTF-8', async () => {
    const text = Buffer.concat([
      Buffer.from('{"id":"r1"}\n'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('\n{"id":"r2"}\n'),
    ]);
    expect(outline(await collect(piecesOf(chunked(text))))).toEqual([{ id: 'r1' }, 'notUtf8', { id: 'r2' }]);
  });

  it('a line without an end, in bounded memory', async () => {
    async function* endless() {
      yield Buffer.from('{"id":"r1"}\n');
      for (let sent = 0; sent < 2 * MAX_PIECE_BYTES; sent += 1024 * 1024) {
        yield Buffer.alloc(1024 * 1024, 'x');
      }
      yield Buffer.from('\n{"id":"r2"}\n');
    }
    const pieces = await collect(piecesOf(endless()));
    expect(outline(pieces)).toEqual([{ id: 'r1' }, 'tooLong', { id: 'r2' }]);
    expect(pieces[1]?.raw().length).toBeLessThan(10_000);
  });
});

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provlogs-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const lines = `${JSON.stringify(record(1))}\n${JSON.stringify(record(2))}\n`;

  it('gzipped', async () => {
    expect(outline(await collect(readFile(file('a.gz', gzipSync(lines)))))).toEqual([record(1), record(2)]);
  });

  it('gzipped twice, which browsers and proxies do to downloads', async () => {
    const path = file('b.gz', gzipSync(gzipSync(lines)));
    expect(outline(await collect(readFile(path)))).toEqual([record(1), record(2)]);
  });

  it('with a byte order mark, in chunks', async () => {
    const decoded = decodedBytes(chunked(`\ufeff${lines}`, [2, 7]));
    expect(outline(await collect(piecesOf(decoded)))).toEqual([record(1), record(2)]);
  });

  it('in UTF-16, as Windows PowerShell writes', async () => {
    const path = file('d.json', Buffer.from(`\ufeff${lines}`, 'utf16le'));
    expect(outline(await collect(readFile(path)))).toEqual([record(1), record(2)]);
  });

  it('a gzip archive that was cut off gives what it has, then says so', async () => {
    const many = Array.from({ length: 20_000 }, (_, id) => `${JSON.stringify(record(id))}\n`).join('');
    const whole = gzipSync(many);
    const found = outline(await collect(readFile(file('e.gz', whole.subarray(0, Math.floor(whole.length / 2))))));
    expect(found.length).toBeGreaterThan(5_000);
    expect(found.slice(-2)).toEqual(['notJson', 'unreadable']);
  });

  it('an empty file holds nothing', async () => {
    expect(await collect(readFile(file('f.json', '')))).toEqual([]);
  });

  it('throws for a file that is not there', async () => {
    await expect(collect(readFile(join(folder, 'none.json')))).rejects.toThrow('ENOENT');
  });
});
