import { RANGE_FIELDS, RANGE_UNITS, type RangeField } from '../fields';
import { type Condition, isEmptyCondition, withCondition } from '../records/filters/conditions';

/** Names of the conditions in the address, with a `-` in front where records are left out. Links rely on them. */
const RANGE_KEYS: Record<RangeField, string> = {
  'event.duration': 'duration',
  'provisioning.retry.attempt': 'retryAttempt',
  'provisioning.ingest_delay': 'ingestDelay',
};
const CHANGE_KEY = 'valueChange';
const NOT_IDENTITY_KEY = '-identity';
const NOT_TEXT_KEY = '-text';

export const CONDITION_KEYS = [
  ...[...Object.values(RANGE_KEYS), CHANGE_KEY].flatMap((key) => [key, `-${key}`]),
  NOT_IDENTITY_KEY,
  NOT_TEXT_KEY,
];

/**
 * A condition as a key and a value of an address: `duration=100..500` (milliseconds, both included),
 * `-retryAttempt=2..`, `valueChange=name=department&from=A&to=B` (escaped), `-identity=grace`.
 */
export function addressOf(condition: Condition): [key: string, value: string] {
  switch (condition.kind) {
    case 'range': {
      const { factor } = RANGE_UNITS[condition.field];
      const told = (bound: number | undefined) => (bound === undefined ? '' : String(bound / factor));
      return [signed(RANGE_KEYS[condition.field], condition), `${told(condition.min)}..${told(condition.max)}`];
    }
    case 'change': {
      const parts = new URLSearchParams();
      const set = (key: string, value: string | null | undefined) => {
        if (value === null) {
          parts.set(`${key}Nothing`, '');
        } else if (value !== undefined) {
          parts.set(key, value);
        }
      };
      set('name', condition.name);
      set('from', condition.oldValue);
      set('to', condition.newValue);
      return [signed(CHANGE_KEY, condition), parts.toString()];
    }
    case 'notIdentity':
      return [NOT_IDENTITY_KEY, condition.text];
    case 'notText':
      return [NOT_TEXT_KEY, condition.text];
  }
}

/** The conditions of an address; what cannot be read is left out. */
export function conditionsOf(params: URLSearchParams): Condition[] {
  return [...params]
    .flatMap(([key, value]) => conditionOf(key, value) ?? [])
    .filter((condition) => !isEmptyCondition(condition))
    .reduce<Condition[]>((all, condition) => withCondition(all, condition), []);
}

function conditionOf(signedKey: string, value: string): Condition | undefined {
  if (signedKey === NOT_IDENTITY_KEY || signedKey === NOT_TEXT_KEY) {
    return { kind: signedKey === NOT_TEXT_KEY ? 'notText' : 'notIdentity', text: value };
  }
  const exclude = signedKey.startsWith('-') ? { exclude: true } : {};
  const key = exclude.exclude ? signedKey.slice(1) : signedKey;
  if (key === CHANGE_KEY) {
    const parts = new URLSearchParams(value);
    const part = (name: string) => (parts.has(`${name}Nothing`) ? null : (parts.get(name) ?? undefined));
    return {
      kind: 'change',
      name: parts.get('name') || undefined,
      oldValue: part('from'),
      newValue: part('to'),
      ...exclude,
    };
  }
  const field = RANGE_FIELDS.find((candidate) => RANGE_KEYS[candidate] === key);
  const bounds = /^(-?[\d.]*)\.\.(-?[\d.]*)$/.exec(value);
  if (!field || !bounds) {
    return undefined;
  }
  const [, min, max] = bounds;
  return { kind: 'range', field, min: boundOf(min, field), max: boundOf(max, field), ...exclude };
}

function boundOf(text: string | undefined, field: RangeField): number | undefined {
  const number = Number(text);
  return text && Number.isFinite(number) ? Math.round(number * RANGE_UNITS[field].factor) : undefined;
}

function signed(key: string, { exclude }: { exclude?: boolean }): string {
  return exclude ? `-${key}` : key;
}
