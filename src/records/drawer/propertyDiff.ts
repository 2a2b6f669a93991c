import { type ModifiedProperty } from './recordDocument';

/**
 * What happened to a property. `set`: the record does not say what was there before. `repeated`: the service wrote the
 * account's state again, which it does with many updates.
 */
export type ChangeKind = 'set' | 'added' | 'changed' | 'removed' | 'unchanged' | 'repeated';

/** Members of a multi-valued property, as a list of the record gives them. */
export interface MemberChanges {
  added: string[];
  removed: string[];
  kept: number;
}

export interface PropertyDiff extends ModifiedProperty {
  kind: ChangeKind;
  /** Where both values, or the only one, are lists. */
  members?: MemberChanges;
}

/** Written with every update of an account, changed or not. */
const STATE_OF_ACCOUNT = /^account(disabled|enabled)$/i;

/** Compares a property's values; `action` is the record's. */
export function diffOf(property: ModifiedProperty, action: string | undefined): PropertyDiff {
  const members = memberChanges(property);
  const kind = kindOf(property, members);
  const repeated = kind === 'set' && action === 'update' && STATE_OF_ACCOUNT.test(property.name);
  return { ...property, kind: repeated ? 'repeated' : kind, members };
}

/** True where the record tells of a change, or cannot exclude one. */
export function isChange({ kind }: PropertyDiff): boolean {
  return kind !== 'unchanged' && kind !== 'repeated';
}

function kindOf({ oldValue, newValue }: ModifiedProperty, members: MemberChanges | undefined): ChangeKind {
  if (oldValue === newValue) {
    return 'unchanged';
  }
  if (oldValue === null) {
    return 'set';
  }
  if (members?.added.length === 0 && members.removed.length === 0) {
    // The same members in another order, each as often as before.
    return 'unchanged';
  }
  if (newValue === null || newValue === '') {
    return 'removed';
  }
  return oldValue === '' ? 'added' : 'changed';
}

function memberChanges({ oldValue, newValue }: ModifiedProperty): MemberChanges | undefined {
  const before = membersOf(oldValue);
  const after = membersOf(newValue);
  if (!before || !after || (!isList(oldValue) && !isList(newValue))) {
    return undefined;
  }
  const left = new Map<string, number>();
  before.forEach((member) => left.set(member, (left.get(member) ?? 0) + 1));
  const added = after.filter((member) => !take(left, member));
  const removed = [...left].flatMap(([member, count]) => Array.from({ length: count }, () => member));
  return { added, removed, kept: after.length - added.length };
}

/** Takes one of the member out of the counts; false where there is none left. */
function take(left: Map<string, number>, member: string): boolean {
  const count = left.get(member) ?? 0;
  left.set(member, Math.max(0, count - 1));
  return count > 0;
}

function isList(value: string | null): boolean {
  return value !== null && value.startsWith('[');
}

/** The members of a JSON list; none for no value; undefined for every other text. */
function membersOf(value: string | null): string[] | undefined {
  if (value === null || value === '') {
    return [];
  }
  if (!isList(value)) {
    return undefined;
  }
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list)
      ? list.map((member) => (typeof member === 'string' ? member : JSON.stringify(member)))
      : undefined;
  } catch {
    return undefined;
  }
}
