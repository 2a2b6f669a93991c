import { createReadStream } from 'node:fs';

const NEWLINE = 0x0a;

/** The lines of a file, as many as a chunk of 1 MB ends at a time. */
export async function* fileLines(path: string): AsyncGenerator<string[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(NEWLINE);
    yield bytes
      .toString('utf8', 0, Math.max(0, end))
      .split('\n')
      .filter((line) => line !== '');
    rest = bytes.subarray(end + 1);
  }
  if (rest.length > 0) {
    yield [rest.toString()];
  }
}
