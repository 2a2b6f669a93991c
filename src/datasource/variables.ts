import { t } from '@grafana/i18n';

import { type ExpandedChange, type Narrowed } from './request/narrowing';
import { type ChangeFilter, type Filter, type Narrowing, type ProvisioningQuery } from './types';
import { UserError } from './userError';

/** Grafana's variable replacement, bound to a dashboard's variables. */
export type Replace = (text: string, format: (value: unknown) => string) => string;

// Three variables of a hundred values each in one text would make a million.
const MAX_COMBINATIONS = 5000;

/**
 * The texts that a text with variables stands for: one for every combination of the variables' values. Values stay
 * values: none is joined with another or escaped.
 * @throws UserError when there are too many combinations
 */
export function expandVariables(text: string, replace: Replace): string[] {
  const choices: string[][] = [];
  const single = replace(text, (value) => {
    const values = (Array.isArray(value) ? value : [value]).map(String);
    choices.push(values);
    return values.join(',');
  });
  const combinations = choices.reduce((count, { length }) => count * Math.max(1, length), 1);
  if (combinations > MAX_COMBINATIONS) {
    throw new UserError(
      t(
        'query.tooManyCombinations',
        'The variables in "{{- text}}" have {{count}} combinations; at most {{max}} are possible.',
        { text, count: combinations, max: MAX_COMBINATIONS }
      )
    );
  }
  if (combinations === 1) {
    return [single];
  }
  return Array.from({ length: combinations }, (_, combination) => {
    let rest = combination;
    let position = 0;
    return replace(text, () => {
      const values = choices[position++] ?? [];
      const chosen = values[rest % values.length] ?? '';
      rest = Math.floor(rest / Math.max(1, values.length));
      return chosen;
    });
  });
}

function expandFilters(filters: Filter[], replace: Replace): Filter[] {
  return filters.map((filter) => ({
    ...filter,
    values: [...new Set(filter.values.flatMap((value) => expandVariables(value, replace)))],
  }));
}

function expandChange({ name, oldValue, newValue, exclude }: ChangeFilter, replace: Replace): ExpandedChange {
  const expand = (text: string | null | undefined) =>
    typeof text === 'string' ? expandVariables(text, replace) : text;
  return { name: expand(name) ?? undefined, oldValue: expand(oldValue), newValue: expand(newValue), exclude };
}

/** A query's narrowing with its variables replaced. */
export function narrowedBy(
  { filters = [], ranges = [], changes = [], identity = '', notIdentity = '', text = '', notText = '' }: Narrowing,
  range: { from: number; to: number },
  replace: Replace
): Narrowed {
  return {
    ...range,
    filters: expandFilters(filters, replace),
    ranges,
    changes: changes.map((change) => expandChange(change, replace)),
    identity: expandVariables(identity, replace),
    notIdentity: expandVariables(notIdentity, replace),
    text: expandVariables(text, replace),
    notText: expandVariables(notText, replace),
  };
}

/**
 * A query with its variables replaced, as it leaves its dashboard for Explore. A text that stands for several keeps its
 * variables: a query has room for one.
 */
export function interpolateQuery(query: ProvisioningQuery, replace: Replace): ProvisioningQuery {
  if (query.queryType === 'record') {
    return { ...query, documentId: replace(query.documentId, String) };
  }
  const onlyOne = <Text extends string | null | undefined>(text: Text) => {
    const texts = typeof text === 'string' ? expandVariables(text, replace) : [];
    return texts.length === 1 ? texts[0] : text;
  };
  return {
    ...query,
    filters: query.filters && expandFilters(query.filters, replace),
    changes: query.changes?.map((change) => ({
      ...change,
      name: onlyOne(change.name),
      oldValue: onlyOne(change.oldValue),
      newValue: onlyOne(change.newValue),
    })),
    identity: onlyOne(query.identity),
    notIdentity: onlyOne(query.notIdentity),
    text: onlyOne(query.text),
    notText: onlyOne(query.notText),
  };
}
