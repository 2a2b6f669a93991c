import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const GZIP = [0x1f, 0x8b];
const UTF8_BOM = [0xef, 0xbb, 0xbf];
const UTF16_LITTLE_ENDIAN = [0xff, 0xfe];

/**
 * A file's text as UTF-8 bytes without a byte order mark: gunzipped, and from UTF-16 as Windows PowerShell writes it.
 * Throws zlib's error for a damaged archive, after everything before the damage.
 */
export async function* decodedBytes(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, whole } = await peek(input);
  if (startsWith(head, GZIP)) {
    // pipeline() hands an error on to the reader of gunzip, which is where it is dealt with.
    yield* decodedBytes(pipeline(Readable.from(whole), createGunzip({ chunkSize: 1024 * 1024 }), () => undefined));
  } else if (startsWith(head, UTF16_LITTLE_ENDIAN)) {
    const decoder = new TextDecoder('utf-16le');
    const encoder = new TextEncoder();
    for await (const chunk of whole) {
      yield encoder.encode(decoder.decode(chunk, { stream: true }));
    }
  } else {
    let skip = startsWith(head, UTF8_BOM) ? UTF8_BOM.length : 0;
    for await (const chunk of whole) {
      yield skip === 0 ? chunk : chunk.subarray(skip);
      skip = 0;
    }
  }
}

/** The bytes of a file, or of standard input for `-`. */
export function openInput(path: string): Readable {
  return path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1024 * 1024 });
}

/** The first bytes (at least three, where there are so many), and everything including them. */
async function peek(input: AsyncIterable<Uint8Array>): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const iterator = input[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < 3) {
    const next = await iterator.next();
    if (next.done) {
      break;
    }
    head = Buffer.concat([head, next.value]);
  }
  async function* whole() {
    yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head, whole: whole() };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, position) => bytes[position] === byte);
}
