import { wordsFor } from '../words';

import { filterLabel } from './filterFields';
import { type ActiveFilter } from './filterState';

/** A filter in words: "Status: Failure, Skipped", "Status is not: Success". */
export function filterWords({ field, kind, values }: ActiveFilter): string {
  const is = kind === 'excluded' ? ' is not' : '';
  return `${filterLabel(field)}${is}: ${values.map((value) => wordsFor(field, value)).join(', ')}`;
}
