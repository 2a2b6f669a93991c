import { wordsFor } from '../words';

import { isWords } from './conditionWords';
import { filterLabel } from './filterFields';
import { type ActiveFilter } from './filterState';

/** A filter in words: "Status: Failure, Skipped", "Status is not: Success". */
export function filterWords({ field, kind, values }: ActiveFilter): string {
  return isWords(filterLabel(field), values.map((value) => wordsFor(field, value)).join(', '), kind === 'excluded');
}
