import type { JsonValue } from '@provlogs/schema/record';

/** What a file or a stream holds between two of its boundaries: parsed JSON, or why it is none. */
export interface Input {
  /**
   * The text as it was read; cut when it is too long to be kept. Made of the bytes again when it is asked for, which
   * is seldom: records on their way keep these instead, which are half as large and no work for garbage collection.
   */
  raw: () => string;
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
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    return brokenInput(bytes, { kind: 'notUtf8', reason: 'The text is not valid UTF-8.' });
  }
  try {
    const value: JsonValue = JSON.parse(text);
    return { raw: textOf(bytes), content: { value } };
  } catch (error) {
    const detail = error instanceof SyntaxError ? error.message.slice(0, 200) : 'not JSON';
    return {
      raw: textOf(bytes),
      content: { problem: { kind: 'notJson', reason: `The text is not valid JSON: ${detail}.` } },
    };
  }
}

/** What these bytes would have said, but for the problem. */
export function brokenInput(bytes: Uint8Array, problem: InputProblem): Input {
  // The bytes may be the beginning of many more, which are not to be kept.
  const raw = lenient.decode(bytes);
  return { raw: () => raw, content: { problem } };
}

// Made apart: a function keeps all that its surroundings hold, here the parsed value, several times its text.
function textOf(bytes: Uint8Array): () => string {
  return () => lenient.decode(bytes);
}
