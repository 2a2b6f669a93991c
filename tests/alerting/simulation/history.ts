import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS, workSequence } from '../../../ingest/src/generate/clock.ts';
import { Random } from '../../../ingest/src/generate/random.ts';

/** Five identities that fail for one cause within an hour are an incident; fewer are everyday life. */
export const SMALLEST_INCIDENT = 5;
const LARGEST_INCIDENT = 60;

export const APPLICATIONS = 12;
export const HISTORY_MS = 2 * WEEK_MS;
/** A Monday; incidents happen in the second week, the first one is what the rules compare with. */
export const HISTORY_START = Date.UTC(2026, 10, 2);
export const WATCHED_FROM = HISTORY_START + WEEK_MS;
export const HISTORY_END = HISTORY_START + HISTORY_MS;

const CYCLE_MS = 40 * MINUTE_MS;
const LATE_MS = 2 * HOUR_MS;

export type Noise = 'mild' | 'harsh';

/** One record, as far as the rules look at it; times in milliseconds since 1970. */
export interface SimulatedRecord {
  at: number;
  ingestedAt: number;
  identity: number;
  /** Undefined: it did not fail. */
  code: string | undefined;
  /** The record says that it is a retry. */
  isRetry: boolean;
}

export interface Incident {
  application: number;
  codes: ReadonlySet<string>;
  /** When the failures could be seen, first attempts only, in order. */
  ingestedAt: number[];
  isLate: boolean;
}

export interface SimulatedApplication {
  recordsPerDay: number;
  hasImport: boolean;
  /** In the order in which they could be read. */
  records: SimulatedRecord[];
}

export interface History {
  applications: SimulatedApplication[];
  incidents: Incident[];
}

interface Profile {
  index: number;
  recordsPerDay: number;
  failureRate: number;
  codes: string[];
  /** Whether the records of retries say that they are. */
  marksRetries: boolean;
  isHarsh: boolean;
}

const work = workSequence(1, 0);
/** `work` counts weeks: the number of the history's first. */
const FIRST_WEEK = work.firstAfter(HISTORY_START - 1);

/**
 * Two weeks of twelve applications, made up from a seed. docs/alerts.md describes the noise and the incidents; neither
 * knows the rules' thresholds.
 */
export function simulateHistory(seed: number, noise: Noise): History {
  const random = new Random(seed);
  const isHarsh = noise === 'harsh';
  const histories = Array.from({ length: APPLICATIONS }, (_, index) => simulateApplication(index, random, isHarsh));
  const outage = isHarsh ? workerOutage(random) : undefined;
  for (const { application, incidents } of histories) {
    for (const record of application.records) {
      record.ingestedAt = afterOutage(record.ingestedAt, outage);
    }
    application.records.sort((a, b) => a.ingestedAt - b.ingestedAt);
    for (const incident of incidents) {
      incident.ingestedAt = incident.ingestedAt.map((at) => afterOutage(at, outage)).sort((a, b) => a - b);
    }
  }
  return {
    applications: histories.map(({ application }) => application),
    incidents: histories.flatMap(({ incidents }) => incidents),
  };
}

function simulateApplication(index: number, random: Random, isHarsh: boolean) {
  const recordsPerDay = logUniform(random, 5, 3000);
  const alwaysFails = isHarsh && random.chance(1 / 8);
  const profile: Profile = {
    index,
    recordsPerDay,
    failureRate: alwaysFails
      ? uniform(random, 0.4, 0.7)
      : isHarsh
        ? logUniform(random, 0.005, 0.08)
        : uniform(random, 0.02, 0.05),
    codes: Array.from({ length: random.between(3, 6) }, (_, rank) => `usual-${index}-${rank}`),
    marksRetries: random.chance(0.5),
    isHarsh,
  };
  const records = everydayRecords(profile, random);
  const hasImport = isHarsh && random.chance(1 / 4);
  if (isHarsh) {
    records.push(...stuckIdentities(profile, random), ...blips(profile, random));
    if (hasImport) {
      records.push(...nightlyImports(profile, random));
    }
    if (random.chance(1 / 4)) {
      const at = work.timeOf(FIRST_WEEK + 2 * random.next());
      records.push(...operations(profile, random, random.between(50, 300), at, 30 * MINUTE_MS, profile.failureRate));
    }
  }
  const incidents = incidentsOf(profile, random);
  records.push(...incidents.flatMap(({ records }) => records));
  const within = records.filter(({ at }) => at >= HISTORY_START && at < HISTORY_END);
  return {
    application: { recordsPerDay, hasImport, records: within },
    incidents: incidents.map(({ incident }) => incident),
  };
}

/** Operations follow the working week and are done in the next cycle; some fail. */
function everydayRecords(profile: Profile, random: Random): SimulatedRecord[] {
  const count = Math.round((profile.recordsPerDay * HISTORY_MS) / DAY_MS);
  return Array.from({ length: count }, () => {
    const happened = work.timeOf(FIRST_WEEK + 2 * random.next());
    const at = (Math.floor(happened / CYCLE_MS) + 1) * CYCLE_MS + random.next() * 15 * MINUTE_MS;
    return operation(profile, random, at, profile.failureRate);
  }).flat();
}

function operations(
  profile: Profile,
  random: Random,
  count: number,
  from: number,
  lasting: number,
  failureRate: number
): SimulatedRecord[] {
  return Array.from({ length: count }, () =>
    operation(profile, random, from + random.next() * lasting, failureRate)
  ).flat();
}

function operation(profile: Profile, random: Random, at: number, failureRate: number): SimulatedRecord[] {
  const identity = random.between(0, Math.max(20, Math.round(3 * profile.recordsPerDay)));
  const isFailure = random.chance(failureRate);
  const code = isFailure ? everydayCode(profile, random) : undefined;
  const record = { at, ingestedAt: at + delay(random), identity, code, isRetry: false };
  return isFailure && profile.isHarsh ? [record, ...retries(profile, random, record)] : [record];
}

/** One of the application's own codes, the first ones more often; under harsh noise one in ten is seen only once. */
function everydayCode({ codes, index, isHarsh }: Profile, random: Random): string {
  return isHarsh && random.chance(0.1)
    ? `once-${index}-${random.bits()}`
    : (codes[Math.floor(codes.length * random.next() ** 2)] ?? 'usual');
}

/** What failed fails again with the next cycles, four times on average. */
function retries({ marksRetries }: Profile, random: Random, first: SimulatedRecord): SimulatedRecord[] {
  const again: SimulatedRecord[] = [];
  for (let cycle = 1; cycle <= 30 && random.chance(0.8); cycle++) {
    const at = first.at + cycle * CYCLE_MS;
    again.push({ ...first, at, ingestedAt: at + delay(random), isRetry: marksRetries });
  }
  return again;
}

/** Up to three identities that fail with every cycle, day and night. */
function stuckIdentities(profile: Profile, random: Random): SimulatedRecord[] {
  const identities = Array.from({ length: random.between(0, 3) }, (_, number) => -1 - number);
  return identities.flatMap((identity) => {
    const code = everydayCode(profile, random);
    return Array.from({ length: Math.floor(HISTORY_MS / CYCLE_MS) }, (_, cycle) => {
      const at = HISTORY_START + cycle * CYCLE_MS + random.next() * 10 * MINUTE_MS;
      return { at, ingestedAt: at + delay(random), identity, code, isRetry: profile.marksRetries && cycle > 0 };
    });
  });
}

/** About two a week: two to four identities fail for one cause, half of the time for one that was never seen before. */
function blips(profile: Profile, random: Random): SimulatedRecord[] {
  return Array.from({ length: poisson(random, 4) }, () => {
    const from = HISTORY_START + random.next() * HISTORY_MS;
    const code = random.chance(0.5) ? `blip-${profile.index}-${random.bits()}` : everydayCode(profile, random);
    return Array.from({ length: random.between(2, 4) }, () => {
      const at = from + random.next() * 15 * MINUTE_MS;
      const record = { at, ingestedAt: at + delay(random), identity: random.bits(), code, isRetry: false };
      return [record, ...retries(profile, random, record)];
    }).flat();
  }).flat();
}

/** Every night at the same hour a few hundred records within half an hour; size and failures differ by night. */
function nightlyImports(profile: Profile, random: Random): SimulatedRecord[] {
  const start = uniform(random, 1, 4) * HOUR_MS;
  const size = random.between(100, 600);
  const failureRate = uniform(random, 0.02, 0.1);
  return Array.from({ length: HISTORY_MS / DAY_MS }, (_, day) => {
    const count = Math.round(size * uniform(random, 0.7, 1.3));
    const from = HISTORY_START + day * DAY_MS + start;
    return operations(profile, random, count, from, 30 * MINUTE_MS, failureRate * uniform(random, 0.5, 1.5));
  }).flat();
}

/** About one incident in three weeks and application, at any time of the second week. */
function incidentsOf(profile: Profile, random: Random) {
  const made: Array<{ incident: Incident; records: SimulatedRecord[] }> = [];
  let free = WATCHED_FROM;
  const starts = Array.from({ length: poisson(random, 0.35) }, () => WATCHED_FROM + random.next() * (WEEK_MS - DAY_MS));
  for (const from of starts.sort((a, b) => a - b)) {
    if (from >= free) {
      made.push(incidentFrom(profile, random, from));
      free = from + 8 * HOUR_MS;
    }
  }
  return made;
}

function incidentFrom(profile: Profile, random: Random, from: number) {
  const size = Math.round(logUniform(random, SMALLEST_INCIDENT, LARGEST_INCIDENT));
  const lasting = uniform(random, 5, 60) * MINUTE_MS;
  const codes = incidentCodes(profile, random);
  const isLate = profile.isHarsh && random.chance(0.25);
  const lateness = isLate ? LATE_MS : 0;
  const failures = Array.from({ length: size }, (_, number): SimulatedRecord => {
    const at = from + random.next() * lasting;
    const code = codes[random.chance(0.6) ? 0 : random.between(0, codes.length - 1)];
    return {
      at,
      ingestedAt: at + delay(random) + lateness,
      identity: -1000 - number - random.bits(),
      code,
      isRetry: false,
    };
  });
  const successes = random.chance(0.5) ? operations(profile, random, size, from, lasting, 0) : [];
  for (const success of successes) {
    success.ingestedAt += lateness;
  }
  const again = profile.isHarsh ? failures.flatMap((failure) => retries(profile, random, failure)) : [];
  for (const retry of again) {
    // Delivery is late for as long as it is late.
    retry.ingestedAt += retry.at < from + LATE_MS ? lateness : 0;
  }
  const ingestedAt = failures.map((failure) => failure.ingestedAt);
  const incident = { application: profile.index, codes: new Set(codes), ingestedAt, isLate };
  return { incident, records: [...failures, ...successes, ...again] };
}

/** Six in ten with a code that was never seen before, the others with the application's own; one in four with several. */
function incidentCodes({ codes, index }: Profile, random: Random): string[] {
  const one = () =>
    random.chance(0.6) ? `new-${index}-${random.bits()}` : (codes[random.between(0, codes.length - 1)] ?? 'usual');
  return Array.from({ length: random.chance(0.75) ? 1 : random.between(2, 3) }, one);
}

interface Outage {
  from: number;
  to: number;
}

/** Once in a history the worker is away for two to nine hours, and reads everything when it is back. */
function workerOutage(random: Random): Outage {
  const from = WATCHED_FROM + random.next() * (WEEK_MS - DAY_MS);
  return { from, to: from + uniform(random, 2, 9) * HOUR_MS };
}

function afterOutage(ingestedAt: number, outage: Outage | undefined): number {
  return outage && ingestedAt >= outage.from && ingestedAt < outage.to
    ? outage.to + (ingestedAt - outage.from) / 200
    : ingestedAt;
}

/** From activity to index: minutes, for two in a hundred up to two hours. */
function delay(random: Random): number {
  return (random.chance(0.02) ? uniform(random, 10, 120) : uniform(random, 1, 6)) * MINUTE_MS;
}

function uniform(random: Random, from: number, to: number): number {
  return from + (to - from) * random.next();
}

function logUniform(random: Random, from: number, to: number): number {
  return Math.exp(uniform(random, Math.log(from), Math.log(to)));
}

/** How often something happens that happens `mean` times on average. */
function poisson(random: Random, mean: number): number {
  let count = 0;
  for (let product = random.next(); product > Math.exp(-mean); product *= random.next()) {
    count++;
  }
  return count;
}
