import {
  PROVISIONING_ACTIONS,
  PROVISIONING_STATUSES,
  STEP_STATUSES,
  STEP_TYPES,
  type JsonValue,
} from '@provlogs/schema/record';

/** Graph's spelling of each word, by the spellings that are read without changing their letter case. */
export type Words<W extends string> = ReadonlyMap<string, W>;

function words<W extends string>(list: readonly W[]): Words<W> {
  return new Map(list.flatMap((word) => [[word, word] as const, [word.toLowerCase(), word] as const]));
}

/** Also by the position in the enumeration, which diagnostic records give instead of the word. */
function numberedWords<W extends string>(list: readonly W[]): Words<W> {
  return new Map([...words(list), ...list.map((word, index) => [String(index), word] as const)]);
}

export const ACTION_WORDS = words(PROVISIONING_ACTIONS);
export const STATUS_WORDS = numberedWords(PROVISIONING_STATUSES.filter((status) => status !== 'unknown'));
export const STEP_TYPE_WORDS = numberedWords(STEP_TYPES);
export const STEP_STATUS_WORDS = numberedWords(STEP_STATUSES);
export const INITIATOR_WORDS = words(['user', 'application', 'system']);
export const ERROR_CATEGORY_WORDS = words(['failure', 'nonServiceFailure', 'success']);

/** Graph's spelling of an enumeration's word, given in any letter case or as a number; undefined when it is none. */
export function wordOf<W extends string>(value: JsonValue | undefined, words: Words<W>): W | undefined {
  if (typeof value === 'string') {
    return words.get(value) ?? words.get(value.toLowerCase());
  }
  return typeof value === 'number' ? words.get(String(value)) : undefined;
}
