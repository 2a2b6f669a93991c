import { DAY_MS, delayed, workSequence, type Sequence } from './clock.ts';
import { asciiName, NAMES, NAMES_PER_LIST } from './names.ts';
import { DEPARTMENTS, DIVISIONS, JOB_TITLES, OFFICES } from './offices.ts';
import { fraction, guid, hash, pick, PURPOSES } from './random.ts';

/** What of a person changes over time, one at a time and in turn. */
const CHANGING = ['department', 'jobTitle', 'manager', 'office', 'telephone', 'costCenter', 'division'] as const;
export type ChangingAttribute = (typeof CHANGING)[number];

/** One person: the place in the company, and the how-many-eth to have it (0 for places that are never given up). */
export interface PersonKey {
  slot: number;
  generation: number;
}

/** What the directory knows about a person at some time; every value is text. */
export type Profile = Readonly<
  Record<
    | 'objectId'
    | 'employeeId'
    | 'givenName'
    | 'surname'
    | 'displayName'
    | 'userPrincipalName'
    | 'mail'
    | 'mailNickname'
    | 'language'
    | 'street'
    | 'city'
    | 'postalCode'
    | 'country'
    | 'timeZone'
    | ChangingAttribute,
    string
  >
>;

type Identity = Pick<
  Profile,
  | 'objectId'
  | 'employeeId'
  | 'givenName'
  | 'surname'
  | 'displayName'
  | 'userPrincipalName'
  | 'mailNickname'
  | 'language'
>;

export const MAIL_DOMAIN = 'contoso.example';

const NAME_COUNT = NAMES.length * NAMES_PER_LIST * NAMES_PER_LIST;
// Coprime with the number of names, so that neighbours have nothing in common and all names come up.
const NAME_STRIDE = 1777;

/** From the day the account is disabled to its deletion, and from there to the successor: whole weeks keep workdays. */
const NOTICE = 7 * DAY_MS;
/** One change of a person reaches several applications within the hour: what was made for one is kept for the others. */
const KEPT = 5000;

/**
 * The people of the tenant: about 400 at usual volumes. Some stay for good; the other places are taken, given up and
 * taken again. Who has a place and what is known about them follows from seed and time alone.
 */
export class Directory {
  /** Happening n: somebody takes place `stayers + n mod movers`. */
  readonly joins: Sequence;
  /** Happening n: the account of the n-th to join is disabled. */
  readonly leaves: Sequence;
  /** Happening n: the account of the n-th to join is deleted. */
  readonly deletions: Sequence;
  /** Happening n: something about somebody changes; everybody has a turn before anybody has the next. */
  readonly changes: Sequence;
  readonly size: number;

  private readonly stayers: number;
  private readonly movers: number;
  private readonly identities = new Map<number, Identity>();
  private readonly profiles = new Map<string, Profile>();
  private readonly stride: number;
  private readonly strideInverse: number;

  constructor(
    private readonly seed: number,
    joinsPerWeek: number,
    changesPerWeek: number
  ) {
    // A place is given up and taken again about every 45 days, two weeks of which it is empty.
    this.movers = Math.max(10, Math.round((joinsPerWeek * 45) / 7));
    this.stayers = Math.max(100, Math.round(400 - this.movers * 0.7));
    this.size = this.stayers + this.movers;
    this.joins = workSequence(joinsPerWeek, fraction(hash(seed, PURPOSES.permutation, 1)));
    this.changes = workSequence(changesPerWeek, fraction(hash(seed, PURPOSES.permutation, 2)));
    const successors = { timeOf: (n: number) => this.joins.timeOf(n + this.movers), firstAfter: this.joinedBy() };
    this.leaves = delayed(successors, -2 * NOTICE);
    this.deletions = delayed(successors, -NOTICE);
    this.stride = coprime(this.size, 1 + (hash(seed, PURPOSES.permutation, 3) % this.size));
    this.strideInverse = inverse(this.stride, this.size);
  }

  private joinedBy() {
    return (time: number) => this.joins.firstAfter(time) - this.movers;
  }

  /** Who joins with that happening of `joins`. */
  joiner(number: number): PersonKey {
    return { slot: this.stayers + (number % this.movers), generation: Math.floor(number / this.movers) };
  }

  /** The happening of `joins` that brought the person, undefined for those who were always there. */
  joinOf({ slot, generation }: PersonKey): number | undefined {
    return slot < this.stayers ? undefined : generation * this.movers + slot - this.stayers;
  }

  /** Who has the place at that time, still counted until the account is deleted; undefined while it is empty. */
  occupant(slot: number, time: number): PersonKey | undefined {
    if (slot < this.stayers) {
      return { slot, generation: 0 };
    }
    const last = this.joins.firstAfter(time) - 1;
    const number = last - ((((last - (slot - this.stayers)) % this.movers) + this.movers) % this.movers);
    return time < this.deletions.timeOf(number) ? this.joiner(number) : undefined;
  }

  /** True from the day the account is disabled. */
  hasLeft(person: PersonKey, time: number): boolean {
    const number = this.joinOf(person);
    return number !== undefined && time >= this.leaves.timeOf(number);
  }

  /** Whose turn that happening of `changes` is, what changes, and the round to give to `profile` for the new state. */
  change(number: number): { slot: number; attribute: ChangingAttribute; round: number } {
    const round = Math.floor(number / this.size);
    const slot = ((number % this.size) * this.stride) % this.size;
    return { slot, attribute: pick(CHANGING, this.turn(slot, round)), round };
  }

  /** The round of changes that a place has had by a time. */
  roundAt(slot: number, time: number): number {
    const place = (slot * this.strideInverse) % this.size;
    return Math.floor((this.changes.firstAfter(time) - 1 - place) / this.size);
  }

  private turn(slot: number, round: number): number {
    return (hash(this.seed, PURPOSES.value, slot) % CHANGING.length) + round;
  }

  /** What is known about a person after a round of changes. */
  profile(person: PersonKey, round: number): Profile {
    return kept(this.profiles, `${this.order(person)} ${round}`, () => this.newProfile(person, round));
  }

  objectId(person: PersonKey): string {
    return this.identity(person).objectId;
  }

  private newProfile(person: PersonKey, round: number): Profile {
    const identity = this.identity(person);
    const turn = this.turn(person.slot, round);
    // How often the i-th changing attribute has changed; its values go round their list.
    const version = (i: number) => Math.floor((turn - i) / CHANGING.length) + this.value(person, i);
    const office = pick(OFFICES, version(3));
    const manager = this.identity({ slot: (version(2) * 7) % this.stayers, generation: 0 });
    return {
      ...identity,
      mail: identity.userPrincipalName,
      department: pick(DEPARTMENTS, version(0)),
      jobTitle: pick(JOB_TITLES, version(1)),
      manager: manager.userPrincipalName,
      office: office.name,
      street: office.street,
      city: office.city,
      postalCode: office.postalCode,
      country: office.country,
      timeZone: office.timeZone,
      telephone: `${office.dialling} ${1000 + ((version(4) * 613) % 9000)}`,
      costCenter: `CC-${4000 + ((version(5) * 37) % 900)}`,
      division: pick(DIVISIONS, version(6)),
    };
  }

  private value({ slot, generation }: PersonKey, i: number): number {
    return hash(this.seed, PURPOSES.value, slot, generation, i) % 10_000;
  }

  private order({ slot, generation }: PersonKey): number {
    return generation * this.size + slot;
  }

  private identity(person: PersonKey): Identity {
    const order = this.order(person);
    return kept(this.identities, order, () => this.newIdentity(person, order));
  }

  private newIdentity({ slot, generation }: PersonKey, order: number): Identity {
    const start = hash(this.seed, PURPOSES.name) % NAME_COUNT;
    const name = (start + order * NAME_STRIDE) % NAME_COUNT;
    const list = pick(NAMES, name);
    const rest = Math.floor(name / NAMES.length);
    const givenName = list.given[rest % NAMES_PER_LIST] ?? '';
    const surname = list.surnames[Math.floor(rest / NAMES_PER_LIST)] ?? '';
    // Two generations may be about at once; only a company too large for the names needs numbers.
    const namesakes = Math.ceil((2 * this.size) / NAME_COUNT);
    const which = Math.floor(order / NAME_COUNT) % namesakes;
    const mailNickname = `${asciiName(givenName)}.${asciiName(surname)}${which === 0 ? '' : which + 1}`;
    return {
      objectId: guid(this.seed, PURPOSES.name, slot, generation),
      employeeId: String(20_000 + (order % 70_000)),
      givenName,
      surname,
      displayName: `${givenName} ${surname}`,
      userPrincipalName: `${mailNickname}@${MAIL_DOMAIN}`,
      mailNickname,
      language: list.language,
    };
  }
}

function kept<K, V>(cache: Map<K, V>, key: K, make: () => V): V {
  const known = cache.get(key);
  if (known !== undefined) {
    return known;
  }
  if (cache.size >= KEPT) {
    cache.clear();
  }
  const made = make();
  cache.set(key, made);
  return made;
}

function coprime(modulus: number, candidate: number): number {
  let value = candidate;
  while (greatestDivisor(value, modulus) !== 1) {
    value = (value % modulus) + 1;
  }
  return value;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** The number that times `value` leaves 1 when divided by `modulus`. */
function inverse(value: number, modulus: number): number {
  let [r0, r1, s0, s1] = [modulus, value % modulus, 0, 1];
  while (r1 > 0) {
    const quotient = Math.floor(r0 / r1);
    [r0, r1] = [r1, r0 - quotient * r1];
    [s0, s1] = [s1, s0 - quotient * s1];
  }
  return ((s0 % modulus) + modulus) % modulus;
}
