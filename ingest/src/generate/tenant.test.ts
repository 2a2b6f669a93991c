import { adviseOnError } from '@provlogs/schema/errorCatalogue';
import { retryDelay } from '@provlogs/schema/retrySchedule';
import { DAY_MS, HOUR_MS } from './clock.ts';
import { generateRecords, toGraphJson } from './generate.ts';
import type { GeneratedGraphRecord } from './graphRecord.ts';

/** A Friday. */
const TO = Date.parse('2026-11-20T12:00:00Z');
const FROM = TO - 30 * DAY_MS;

interface Seen {
  record: GeneratedGraphRecord;
  at: number;
  availableAt: number;
}

const seen: Seen[] = [];
let bytes = 0;

beforeAll(() => {
  for (const { record, availableAt } of generateRecords({
    seed: 2026,
    perDay: 600,
    from: new Date(FROM),
    to: new Date(TO),
  })) {
    bytes += Buffer.byteLength(toGraphJson(record));
    seen.push({ record, at: Date.parse(record.activityDateTime), availableAt: availableAt.getTime() });
  }
});

const distinct = <T>(of: (record: GeneratedGraphRecord) => T) => new Set(seen.map(({ record }) => of(record)));
const status = (record: GeneratedGraphRecord) => record.provisioningStatusInfo.status;
const errorCode = (record: GeneratedGraphRecord) => record.provisioningStatusInfo.errorInformation?.errorCode;
const application = (record: GeneratedGraphRecord) => record.servicePrincipal.displayName;
const share = (fits: (one: Seen) => boolean) => seen.filter(fits).length / seen.length;

describe('thirty days of the tenant', () => {
  it('have about the records that were asked for, of a few kilobytes each', () => {
    expect(seen.length / 30).toBeGreaterThan(500);
    expect(seen.length / 30).toBeLessThan(700);
    expect(bytes / seen.length).toBeGreaterThan(3000);
    expect(bytes / seen.length).toBeLessThan(5500);
  });

  it('have every status, action, step type, kind of identity and skip reason', () => {
    expect(distinct(status)).toEqual(new Set(['success', 'failure', 'skipped', 'warning']));
    expect(distinct((record) => record.provisioningAction)).toEqual(
      new Set(['create', 'update', 'delete', 'stageddelete', 'disable', 'other'])
    );
    expect(
      new Set(seen.flatMap(({ record }) => record.provisioningSteps.map((step) => step.provisioningStepType)))
    ).toEqual(new Set(['import', 'scoping', 'matching', 'processing', 'referenceResolution', 'export']));
    expect(distinct((record) => record.sourceIdentity.identityType)).toEqual(
      new Set(['User', 'Worker', 'Group', 'Role'])
    );
    expect(distinct((record) => record.provisioningSteps.at(-1)?.details['SkipReason'])).toEqual(
      new Set([undefined, 'RedundantExport', 'NotEffectivelyEntitled', 'AttributeValidationFailed'])
    );
    expect(distinct((record) => record.initiatedBy.initiatorType)).toEqual(new Set(['system', 'user']));
  });

  it('have loud and quiet applications, each with one job, and several hundred people', () => {
    const counts = new Map<string, number>();
    for (const { record } of seen) {
      counts.set(application(record), (counts.get(application(record)) ?? 0) + 1);
    }
    expect(counts.size).toBeGreaterThanOrEqual(12);
    expect(distinct((record) => `${application(record)} ${record.jobId}`).size).toBe(counts.size);
    const sorted = [...counts.values()].sort((a, b) => a - b);
    expect(sorted.at(-1)).toBeGreaterThan(40 * (sorted[0] ?? 0));
    expect(distinct((record) => record.sourceIdentity.details['UserPrincipalName']).size).toBeGreaterThan(350);
  });

  it('have failures of many codes, all but one with published advice', () => {
    const codes = [...distinct(errorCode)].filter((code) => code !== undefined);
    expect(codes.length).toBeGreaterThan(25);
    expect(codes.filter((code) => adviseOnError(code) === undefined)).toEqual(['ContosoBadgeZoneUnknown']);
    expect(new Set(codes.map((code) => adviseOnError(code)?.class)).size).toBeGreaterThan(10);
    expect(codes).toContain('DropboxLicenseLimitExceeded');
  });

  it('have each id once, and each cycle in one job within half an hour', () => {
    expect(distinct((record) => record.id).size).toBe(seen.length);
    const cycles = new Map<string, Seen[]>();
    for (const one of seen) {
      cycles.set(one.record.cycleId, [...(cycles.get(one.record.cycleId) ?? []), one]);
    }
    for (const records of cycles.values()) {
      const [first = 0, ...others] = records.map(({ at }) => at).sort((a, b) => a - b);
      const isSound = new Set(records.map(({ record }) => record.jobId)).size === 1;
      expect(isSound && (others.at(-1) ?? first) - first < 30 * 60_000).toBe(true);
    }
    expect(cycles.size).toBeLessThan(seen.length / 2);
  });

  it('are quiet at night and at weekends', () => {
    const hour = ({ at }: Seen) => new Date(at).getUTCHours();
    const isWeekend = ({ at }: Seen) => [0, 6].includes(new Date(at).getUTCDay());
    expect(share((one) => hour(one) >= 8 && hour(one) < 18)).toBeGreaterThan(5 * share((one) => hour(one) < 5));
    expect(share(isWeekend)).toBeLessThan(0.15);
    expect(share(isWeekend)).toBeGreaterThan(0.01);
  });

  it('have some records that could be read late, and a few very late', () => {
    const lag = ({ at, availableAt }: Seen) => availableAt - at;
    expect(share((one) => lag(one) > HOUR_MS / 2)).toBeGreaterThan(0.01);
    expect(share((one) => lag(one) > HOUR_MS / 2)).toBeLessThan(0.04);
    expect(share((one) => lag(one) > 2 * HOUR_MS)).toBeGreaterThan(0.0005);
  });

  it("answer the portal's three questions for any 24 hours", () => {
    const questions: Array<(record: GeneratedGraphRecord) => boolean> = [
      (record) =>
        application(record) === 'ServiceNow' &&
        record.provisioningAction === 'create' &&
        status(record) === 'success' &&
        record.sourceIdentity.identityType === 'Group',
      (record) =>
        record.sourceSystem.displayName.startsWith('AWS') &&
        record.sourceIdentity.identityType === 'Role' &&
        record.provisioningAction === 'create',
      (record) =>
        application(record) === 'Dropbox Business' &&
        status(record) === 'failure' &&
        record.sourceIdentity.identityType === 'User',
    ];
    for (const isAnswer of questions) {
      const times = seen.filter(({ record }) => isAnswer(record)).map(({ at }) => at);
      times.sort((a, b) => a - b);
      const gaps = [...times, TO].map((time, index) => time - (times[index - 1] ?? FROM));
      expect(Math.max(...gaps) / HOUR_MS).toBeLessThan(24);
    }
  });

  it('have one burst of failures in every three days: forty people within half an hour', () => {
    const bursts: number[] = [];
    const fresh = seen.filter(({ record }) => status(record) === 'failure' && !isRetry(record));
    const people = new Map<string, Set<string>>();
    for (const { record } of fresh) {
      const key = record.cycleId;
      people.set(key, (people.get(key) ?? new Set()).add(record.sourceIdentity.id));
    }
    for (const [cycleId, ids] of people) {
      if (ids.size >= 35) {
        bursts.push(fresh.find(({ record }) => record.cycleId === cycleId)?.at ?? 0);
      }
    }
    bursts.sort((a, b) => a - b);
    expect(bursts).toHaveLength(10);
    expect(TO - (bursts.at(-1) ?? 0)).toBeLessThan(3 * DAY_MS + HOUR_MS);
  });
});

function isRetry(record: GeneratedGraphRecord): boolean {
  return record.provisioningSteps[0]?.name === 'EntryEscrowRetry';
}

describe('retries', () => {
  it('follow the published schedule, with the change id of the first attempt', () => {
    const byChange = new Map<string, Seen[]>();
    for (const one of seen) {
      byChange.set(one.record.changeId, [...(byChange.get(one.record.changeId) ?? []), one]);
    }
    let compared = 0;
    for (const ofChange of byChange.values()) {
      const first = ofChange.find(({ record }) => !isRetry(record));
      const retries = ofChange.filter(({ record }) => isRetry(record));
      for (const { record, at } of first === undefined ? [] : retries) {
        const count = Number(record.provisioningSteps[0]?.details['CountProcessed']);
        const waited = at - (first?.at ?? 0);
        expect(waited).toBeGreaterThan((retryDelay(count) ?? Infinity) - 1000);
        expect(waited).toBeLessThan((retryDelay(count) ?? 0) + 3 * HOUR_MS);
        expect(first?.record.sourceIdentity.id).toBe(record.sourceIdentity.id);
        compared++;
      }
    }
    const attempts = [...byChange.values()];
    const cycles = (ofChange: Seen[]) => new Set(ofChange.map(({ record }) => record.cycleId)).size;
    const successes = (ofChange: Seen[]) => ofChange.filter(({ record }) => status(record) !== 'failure').length;
    expect(attempts.filter((ofChange) => cycles(ofChange) !== ofChange.length)).toHaveLength(0);
    expect(attempts.filter((ofChange) => successes(ofChange) > 1)).toHaveLength(0);
    expect(compared).toBeGreaterThan(200);
  });

  it('say in the reason how often it was tried and when it is tried again', () => {
    const failures = seen.filter(({ record }) => status(record) === 'failure').map(({ record }) => record);
    for (const { provisioningStatusInfo, provisioningSteps } of failures) {
      const [, count, next] =
        /This operation was retried (\d+) times\.(?: It will be retried again after this date: (\S+) UTC)?$/.exec(
          provisioningStatusInfo.errorInformation?.reason ?? ''
        ) ?? [];
      expect(count).toBe(provisioningSteps[0]?.details['CountProcessed'] ?? '0');
      expect(next === undefined).toBe(retryDelay(Number(count) + 1) === undefined);
    }
    expect(failures.some(isRetry)).toBe(true);
  });
});

describe('each record', () => {
  const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const wrong = (fits: (record: GeneratedGraphRecord) => boolean) =>
    seen.map(({ record }) => record).filter((record) => !fits(record));

  it('has ids of the right form, and an id on at least one side', () => {
    const isGuid = (id: string) => GUID.test(id);
    expect(
      wrong(({ id, tenantId, cycleId, changeId, servicePrincipal }) =>
        [id, tenantId, cycleId, changeId, servicePrincipal.id].every(isGuid)
      )
    ).toHaveLength(0);
    expect(wrong(({ jobId }) => /^[A-Za-z0-9]+\.[0-9a-f]{32}\.[0-9a-f-]{36}$/.test(jobId))).toHaveLength(0);
    expect(wrong(({ activityDateTime }) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(activityDateTime))).toHaveLength(0);
    expect(wrong(({ sourceIdentity }) => sourceIdentity.id !== '')).toHaveLength(0);
    expect(wrong(({ durationInMilliseconds }) => durationInMilliseconds > 0)).toHaveLength(0);
  });

  it.each(['failure', 'skipped', 'warning'] as const)('has a step that is %s exactly if it is that itself', (what) => {
    const hasStep = (record: GeneratedGraphRecord) => record.provisioningSteps.some((step) => step.status === what);
    expect(wrong((record) => hasStep(record) === (status(record) === what))).toHaveLength(0);
  });

  it('has an error if it failed, or if a group was offered where none is taken', () => {
    expect(
      wrong(
        (record) =>
          (errorCode(record) !== undefined) ===
          (status(record) === 'failure' || errorCode(record) === 'EntityTypeNotSupported')
      )
    ).toHaveLength(0);
    expect(distinct(errorCode)).toContain('EntityTypeNotSupported');
  });

  it('has no target identity where creating it failed', () => {
    const failedCreates = seen
      .map(({ record }) => record)
      .filter((record) => record.provisioningAction === 'create' && status(record) === 'failure');
    expect(failedCreates.length).toBeGreaterThan(0);
    expect(failedCreates.filter(({ targetIdentity }) => targetIdentity.id !== '')).toHaveLength(0);
  });

  it('has sometimes no names', () => {
    const nameless = seen.filter(({ record }) => record.sourceIdentity.displayName === '');
    expect(new Set(nameless.map(({ record }) => record.sourceIdentity.identityType))).toEqual(
      new Set(['User', 'Worker', 'Group', 'Role'])
    );
  });

  it('has values that changed, echoes of the account state, and several members in one value', () => {
    const modified = seen.flatMap(({ record }) => record.modifiedProperties);
    const echoes = modified.filter(
      ({ displayName, oldValue }) => displayName === 'accountDisabled' && oldValue === null
    );
    const members = modified.filter(({ displayName }) => displayName === 'members');
    expect(echoes.length).toBeGreaterThan(0);
    expect(modified.some(({ oldValue }) => oldValue !== null && oldValue !== '')).toBe(true);
    expect(modified.some(({ oldValue }) => oldValue === '')).toBe(true);
    expect(members.some(({ newValue }) => JSON.parse(newValue ?? '[]').length > 3)).toBe(true);
    expect(modified.filter(({ oldValue, newValue }) => oldValue === newValue)).toHaveLength(0);
  });
});
