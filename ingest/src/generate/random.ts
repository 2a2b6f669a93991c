/** A list that has something to pick. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** What a hash is for: the same numbers give unrelated results for different purposes. */
export const PURPOSES = {
  guid: 1,
  name: 2,
  value: 3,
  assignment: 4,
  failure: 5,
  failureKind: 6,
  persistence: 7,
  verdict: 8,
  moment: 9,
  delay: 10,
  jitter: 11,
  permutation: 12,
  group: 13,
  role: 14,
  spike: 15,
  detail: 16,
} as const;

// Looked up once: this is called hundreds of times for each record.
const { imul } = Math;

/** 32 unsigned bits from up to five integers (MurmurHash3's mixing): always the same for the same integers. */
export function hash(seed: number, purpose: number, a = 0, b = 0, c = 0): number {
  let h = mixed(mixed(mixed(mixed(seed | 0, purpose), a), b), c);
  h ^= h >>> 16;
  h = imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function mixed(state: number, value: number): number {
  let k = imul(value, 0xcc9e2d51);
  k = imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = state ^ k;
  return (imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** A hash as a number from 0 to below 1. */
export function fraction(hashed: number): number {
  return hashed / 4_294_967_296;
}

export function pick<T>(list: NonEmpty<T>, hashed: number): T {
  return list[hashed % list.length] ?? list[0];
}

const BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(value: number): string {
  return `${BYTES[value >>> 24]}${BYTES[(value >>> 16) & 255]}${BYTES[(value >>> 8) & 255]}${BYTES[value & 255]}`;
}

/** A GUID (version 4 in form) from integers; 122 bits differ, so that no two of a tenant are the same. */
export function guid(seed: number, a: number, b = 0, c = 0): string {
  const one = hex(hash(seed, PURPOSES.guid, a, b, c));
  const two = hex(hash(seed ^ 0x51ed270b, PURPOSES.guid, a, b, c));
  const three = hex((hash(seed ^ 0x2545f491, PURPOSES.guid, a, b, c) & 0x3fffffff) | 0x80000000);
  const four = hex(hash(seed ^ 0x6c078965, PURPOSES.guid, a, b, c));
  return `${one}-${two.slice(0, 4)}-4${two.slice(5)}-${three.slice(0, 4)}-${three.slice(4)}${four}`;
}

/** A stream of pseudo-random numbers (mulberry32) for what needs many of them, such as one record's details. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** 32 unsigned bits. */
  bits(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = imul(this.state ^ (this.state >>> 15), this.state | 1);
    t ^= t + imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** From 0 to below 1. */
  next(): number {
    return fraction(this.bits());
  }

  /** An integer from `min` to `max`, both possible. */
  between(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}
