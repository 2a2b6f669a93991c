import type { JsonValue } from '@provlogs/schema/record';

import type { RecordWriter } from '../elasticsearch/writer.ts';
import { ingestRecord } from '../ingestRecord.ts';
import { elementsOf } from './elements.ts';
import type { Input } from './input.ts';

/** Where input was read, as a person finds it again. */
export interface Place {
  source: string;
  position: string;
}

/** What takes records and rejected input. */
export type Sink = Pick<RecordWriter, 'add' | 'reject'>;

/**
 * Gives the records of one input, a record, a list, a Graph page or an Event Hubs batch, to the writer, and as
 * rejected what is none. Waits as the writer does; throws what the writer throws.
 */
export async function writeInput({ raw, content }: Input, { source, position }: Place, writer: Sink): Promise<void> {
  if ('problem' in content) {
    await writer.reject(content.problem, { source, position, raw });
    return;
  }
  for (const { value, ordinal } of elementsOf(content.value)) {
    const origin =
      ordinal === undefined
        ? { source, position, raw }
        : { source, position: `${position}, record ${ordinal}`, raw: jsonOf(value) };
    await ingestRecord(value, origin, raw, writer, { ingestedAt: Date.now() });
  }
}

// Made apart: a function keeps all that its surroundings hold, here the parsed value, several times its text.
function jsonOf(value: JsonValue): () => string {
  return () => JSON.stringify(value);
}
