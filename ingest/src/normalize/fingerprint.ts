import { withoutRetries } from './reasonText.ts';

const LONGEST_REASON = 2_000;
const MAX_FINGERPRINT = 512;
const SHORTEST_NAME = 3;

// Every part of these patterns is bounded, so that no reason makes them run away.
const KEPT = [
  // What names the fault inside JSON, and JSON's keys.
  String.raw`"(?:scimType|status)\\{0,2}"\s{0,3}:\s{0,3}\\{0,2}"?[\p{L}\d]{1,40}(?:\\{0,2}")?`,
  String.raw`"[^"]{0,200}"\s{0,3}:`,
  String.raw`status(?: code)?:? ?[1-5]\d\d(?![\p{L}\p{N}])`,
].join('|');
const VARIABLE = [
  // Quoted values.
  String.raw`"[^"]{0,1000}"`,
  String.raw`(?<![\p{L}\p{N}])'[^'\n]{1,200}'(?![\p{L}\p{N}])`,
  // Links and addresses.
  String.raw`https?:\/\/[^\s"'<>]{1,500}`,
  String.raw`[^\s"'<>(),;:@]{1,64}@[^\s"'<>(),;:@]{1,255}`,
  // Times.
  String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,12})?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?`,
  String.raw`\d\d?\/\d\d?\/\d{4}(?: \d\d?:\d\d(?::\d\d)?(?: ?[AP]M)?)?`,
  // Counts and ids: words with a digit in them.
  String.raw`[\p{L}_-]{0,40}\d[\p{L}\p{N}_-]{0,100}`,
].join('|');
const TOKENS = new RegExp(`${KEPT}|${VARIABLE}`, 'giu');
const IS_KEPT = new RegExp(`^(?:${KEPT})$`, 'iu');

/**
 * Code and reason without ids, names, addresses, times, counts and quoted values, so that the same fault of many
 * objects has one fingerprint, still readable. `names` are those of the record's identities.
 */
export function fingerprint(
  code: string | undefined,
  reason: string | undefined,
  names: ReadonlyArray<string | undefined>
): string | undefined {
  let text = withoutRetries(reason?.slice(0, LONGEST_REASON) ?? '');
  for (const name of names) {
    text = withoutName(text, name);
  }
  text = text
    .replace(TOKENS, (token) => (IS_KEPT.test(token) ? token : '*'))
    .replace(/\s+/g, ' ')
    .trim();
  const parts = [code, text].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join(': ').slice(0, MAX_FINGERPRINT);
}

const LETTER = /[\p{L}\p{N}]/u;

/** Replaces a name where it stands as words of its own. */
function withoutName(text: string, name: string | undefined): string {
  if (name === undefined || name.length < SHORTEST_NAME) {
    return text;
  }
  let result = '';
  let from = 0;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const isWord = !LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + name.length));
    if (isWord) {
      result += `${text.slice(from, at)}*`;
      from = at + name.length;
    }
  }
  return result + text.slice(from);
}
