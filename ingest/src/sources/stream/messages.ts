import { type Input, inputOf } from '../input.ts';
import { type Sink, writeInput } from '../writeInput.ts';

const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);

export interface Message {
  offset: string;
  /** Milliseconds since 1970. */
  timestamp: string;
  value: Buffer | null;
}

export interface MessageSource {
  topic: string;
  partition: number;
}

/**
 * Gives a message to the writer: JSON text of a record, a list, or an Event Hubs batch; anything else as rejected.
 * Resolves to false for a message without a value (a tombstone) or of nothing but blanks, which says nothing.
 */
export async function writeMessage(
  message: Message,
  { topic, partition }: MessageSource,
  writer: Sink
): Promise<boolean> {
  const input = messageInput(message.value);
  if (input === undefined) {
    return false;
  }
  await writeInput(input, { source: topic, position: `partition ${partition}, offset ${message.offset}` }, writer);
  return true;
}

function messageInput(value: Buffer | null): Input | undefined {
  if (value === null) {
    return undefined;
  }
  const bytes = value.subarray(0, UTF8_BOM.length).equals(UTF8_BOM) ? value.subarray(UTF8_BOM.length) : value;
  const input = inputOf(bytes);
  return 'problem' in input.content && input.raw().trim() === '' ? undefined : input;
}
