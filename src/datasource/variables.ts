import { type Narrowed } from './request/narrowing';
import { type Filter, type Narrowing, type ProvisioningQuery } from './types';
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
      `The variables in "${text}" have ${combinations} combinations; at most ${MAX_COMBINATIONS} are possible.`
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

/** A query's narrowing with its variables replaced. */
export function narrowedBy(
  { filters = [], identity = '', text = '' }: Narrowing,
  range: { from: number; to: number },
  replace: Replace
): Narrowed {
  return {
    ...range,
    filters: expandFilters(filters, replace),
    identity: expandVariables(identity, replace),
    text: expandVariables(text, replace),
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
  const onlyOne = (text: string | undefined) => {
    const texts = text === undefined ? [] : expandVariables(text, replace);
    return texts.length === 1 ? texts[0] : text;
  };
  return {
    ...query,
    filters: query.filters && expandFilters(query.filters, replace),
    identity: onlyOne(query.identity),
    text: onlyOne(query.text),
  };
}
