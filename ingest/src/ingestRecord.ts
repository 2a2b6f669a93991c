import type { JsonValue } from '@provlogs/schema/record';

import type { Origin, RecordWriter } from './elasticsearch/writer.ts';
import { normalize, type NormalizeOptions } from './normalize/normalize.ts';

/** Thousands of lists inside each other exhaust the stack of whatever walks through them. */
const TOO_DEEP = { kind: 'tooDeep', reason: 'The record is nested too deeply to be read.' };

/**
 * Writes what should be one record: its document, or why it is none. `rawOfDeep` gives the text to keep of a value
 * that is nested too deeply to be written as JSON.
 */
export async function ingestRecord(
  value: JsonValue,
  origin: Origin,
  rawOfDeep: () => string,
  writer: Pick<RecordWriter, 'add' | 'reject'>,
  options: NormalizeOptions
): Promise<void> {
  try {
    const result = normalize(value, options);
    if (result.ok) {
      await writer.add(result, origin);
    } else {
      await writer.reject(result, origin);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) {
      throw error;
    }
    await writer.reject(TOO_DEEP, { ...origin, raw: rawOfDeep });
  }
}
