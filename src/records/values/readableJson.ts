/** Longer texts are not searched for JSON: they are cut anyway, and searching them would hold up the page. */
const MAX_SEARCHED = 100_000;

/** Places of a text where JSON is looked for, at most; each costs a pass over the text. */
const MAX_STARTS = 20;

export interface TextPart {
  kind: 'text' | 'json';
  /** As it stands in the text. */
  raw: string;
}

/** JSON text of an object or array, indented; undefined for every other text. */
export function indentedJson(text: string): string | undefined {
  const start = text.trimStart()[0];
  if ((start !== '{' && start !== '[') || text.length > MAX_SEARCHED) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value, null, 2);
  } catch {
    return undefined;
  }
}

/** Cuts a text at the JSON objects and arrays inside it. The parts, put together, are the text. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  let from = 0;
  for (let starts = 0; starts < MAX_STARTS && text.length <= MAX_SEARCHED; starts++) {
    const start = nextStart(text, from);
    if (start === -1) {
      break;
    }
    const end = closingBracket(text, start);
    const raw = end === -1 ? '' : text.slice(start, end + 1);
    // `[1]` or `{}` in a sentence reads best as it stands.
    if (raw.length > 8 && indentedJson(raw) !== undefined) {
      parts.push({ kind: 'text', raw: text.slice(done, start) }, { kind: 'json', raw });
      done = end + 1;
      from = done;
    } else {
      from = start + 1;
    }
  }
  parts.push({ kind: 'text', raw: text.slice(done) });
  return parts.filter(({ raw }) => raw !== '');
}

function nextStart(text: string, from: number): number {
  const found = text.slice(from).search(/[{[]/);
  return found === -1 ? -1 : from + found;
}

/** Where the bracket at `start` is closed, brackets inside JSON strings apart; -1 when it is not. */
function closingBracket(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === '\\') {
        index++;
      } else if (character === '"') {
        inString = false;
      }
    } else if (character === '"') {
      inString = true;
    } else if (character === '{' || character === '[') {
      depth++;
    } else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) {
        return index;
      }
    }
  }
  return -1;
}
