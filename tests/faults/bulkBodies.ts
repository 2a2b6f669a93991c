import { Buffer } from 'node:buffer';

import { z } from 'zod';

export type BulkItem = Record<string, unknown>;

const reply = z.looseObject({ items: z.array(z.record(z.string(), z.unknown())) });

/** The documents of a bulk request, each with the line before it. */
export function linePairs(body: Buffer): string[] {
  const lines = body.toString().split('\n');
  const pairs: string[] = [];
  for (let at = 0; at + 1 < lines.length; at += 2) {
    pairs.push(`${lines[at] ?? ''}\n${lines[at + 1] ?? ''}\n`);
  }
  return pairs;
}

/** The items of the answer to a bulk request; none when it is none. */
export function itemsOf(body: Buffer): BulkItem[] {
  return parsed(body)?.items ?? [];
}

/** The same answer with other items. */
export function withItems(body: Buffer, change: (items: BulkItem[]) => BulkItem[]): Buffer {
  const answer = parsed(body);
  return answer === undefined ? body : Buffer.from(JSON.stringify({ ...answer, items: change(answer.items) }));
}

function parsed(body: Buffer): z.infer<typeof reply> | undefined {
  try {
    return reply.safeParse(JSON.parse(body.toString())).data;
  } catch {
    return undefined;
  }
}
