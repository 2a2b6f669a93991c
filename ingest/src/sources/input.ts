import type { JsonValue } from '@provlogs/schema/record';

/** What a file or a stream holds between two of its boundaries: parsed JSON, or why it is none. */
export interface Input {
  /** The text as it was read; cut when it is too long to be kept. */
  raw: string;
  content: { value: JsonValue } | { problem: InputProblem };
}

export interface InputProblem {
  kind: 'notUtf8' | 'notJson' | 'tooLong' | 'unreadable';
  /** A sentence for a person. */
  reason: string;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** What these bytes say as UTF-8 text of one JSON value. */
export function inputOf(bytes: Uint8Array): Input {
  let raw: string;
  try {
    raw = strict.decode(bytes);
  } catch {
    return brokenInput(bytes, { kind: 'notUtf8', reason: 'The text is not valid UTF-8.' });
  }
  try {
    const value: JsonValue = JSON.parse(raw);
    return { raw, content: { value } };
  } catch (error) {
    const detail = error instanceof SyntaxError ? error.message.slice(0, 200) : 'not JSON';
    return { raw, content: { problem: { kind: 'notJson', reason: `The text is not valid JSON: ${detail}.` } } };
  }
}

/** What these bytes would have said, but for the problem. */
export function brokenInput(bytes: Uint8Array, problem: InputProblem): Input {
  return { raw: lenient.decode(bytes), content: { problem } };
}
