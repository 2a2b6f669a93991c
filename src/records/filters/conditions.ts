import { type ChangeFilter, type Narrowing, type RangeFilter } from '../../datasource/types';
import { type RangeField } from '../../fields';

/** What records are narrowed by besides the values of fields, the identity and the text. */
export type Condition =
  | ({ kind: 'range' } & RangeFilter)
  | ({ kind: 'change' } & ChangeFilter)
  /** Records that the text finds are left out. */
  | { kind: 'notIdentity' | 'notText'; text: string };

/** Those of one key take each other's place; changes may be many. */
function keyOf(condition: Condition): string {
  return JSON.stringify(
    condition.kind === 'range' ? condition.field : condition.kind === 'change' ? condition : condition.kind
  );
}

/** The conditions and another one, in place of `instead` if that is given. */
export function withCondition(conditions: readonly Condition[], added: Condition, instead?: Condition): Condition[] {
  const replaced = [added, ...(instead ? [instead] : [])].map(keyOf);
  const place = conditions.findIndex((condition) => replaced.includes(keyOf(condition)));
  const others = conditions.filter((condition) => !replaced.includes(keyOf(condition)));
  return place === -1 ? [...others, added] : [...others.slice(0, place), added, ...others.slice(place)];
}

export function withoutCondition(conditions: readonly Condition[], removed: Condition): Condition[] {
  return conditions.filter((condition) => keyOf(condition) !== keyOf(removed));
}

/** Whether it asks for nothing. */
export function isEmptyCondition(condition: Condition): boolean {
  switch (condition.kind) {
    case 'range':
      return condition.min === undefined && condition.max === undefined;
    case 'change':
      return !condition.name && condition.oldValue === undefined && condition.newValue === undefined;
    case 'notIdentity':
    case 'notText':
      return condition.text.trim() === '';
  }
}

/** What the conditions ask of a query. */
export function conditionsNarrowing(conditions: readonly Condition[]): Narrowing {
  const narrowing: Narrowing = {};
  for (const condition of conditions) {
    switch (condition.kind) {
      case 'range': {
        const { field, min, max, exclude } = condition;
        narrowing.ranges = [...(narrowing.ranges ?? []), { field, min, max, exclude }];
        break;
      }
      case 'change': {
        const { name, oldValue, newValue, exclude } = condition;
        narrowing.changes = [...(narrowing.changes ?? []), { name, oldValue, newValue, exclude }];
        break;
      }
      case 'notIdentity':
        narrowing.notIdentity = condition.text;
        break;
      case 'notText':
        narrowing.notText = condition.text;
        break;
    }
  }
  return narrowing;
}

export type ConditionKind = Exclude<Condition['kind'], 'range'> | RangeField;
