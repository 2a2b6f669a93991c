import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../ingest/src/generate/clock.ts';
import {
  createIndex,
  deleteIndices,
  EVERYDAY_INDEX,
  HEARTBEAT_INDEX,
  indexDocuments,
  indexHappenings,
  REJECT_INDEX,
  SCENARIO_INDEX,
} from '../alerting/bench/engine.ts';
import { burst, everyday, FAILING_APPLICATION, type Happening } from '../alerting/bench/records.ts';
import { every, replay, type Notice } from '../alerting/bench/replay.ts';

/** A Thursday morning: when most scenarios begin. */
const NOW = Date.UTC(2026, 10, 19, 10);
const TODAY = NOW - 12 * HOUR_MS;
const TODAY_ENDS = NOW + 4 * HOUR_MS;
const APPLICATION = 'provisioning.application.name';

/** What a scenario adds to fifteen days of everyday life. */
interface Scenario {
  /** Today's records in place of everyday life's. */
  today?: Happening[];
  more?: Happening[];
  /** When heartbeats and rejects were written. */
  heartbeats?: number[];
  rejects?: number[];
}

const TODAYS_LIFE = everyday(TODAY, TODAY_ENDS, 2);
const ALIVE = every(MINUTE_MS, TODAY, TODAY_ENDS);

async function given({ today = TODAYS_LIFE, more = [], heartbeats = ALIVE, rejects = [] }: Scenario): Promise<void> {
  await deleteIndices(SCENARIO_INDEX, REJECT_INDEX, HEARTBEAT_INDEX);
  await createIndex(SCENARIO_INDEX);
  await createIndex(REJECT_INDEX);
  await indexHappenings(SCENARIO_INDEX, [...today, ...more]);
  const stamped = (times: number[], more: object) =>
    times.map((time) => ({ '@timestamp': new Date(time).toISOString(), ...more }));
  await indexDocuments(REJECT_INDEX, stamped(rejects, { kind: 'notJson', reason: 'This is no JSON.' }));
  await indexDocuments(HEARTBEAT_INDEX, stamped(heartbeats, { state: 'running', readiness: { ready: 1 } }));
}

/** From just before NOW: often while something begins, then seldom, for three hours. */
const WATCHED = [
  ...every(4 * MINUTE_MS, NOW - 4 * MINUTE_MS, NOW + 44 * MINUTE_MS),
  ...every(14 * MINUTE_MS, NOW + 58 * MINUTE_MS, NOW + 3 * HOUR_MS),
];
/** The evaluation in which an alert is pending, and the one in which it fires. */
const TWO_EVALUATIONS = 8;

/** `rule kind application`, without the times. */
function shown(notices: Notice[]): string[] {
  return notices.map(({ rule, kind, labels }) => [rule, kind, labels[APPLICATION]].filter(Boolean).join(' '));
}

function once(rule: string, application?: string): string[] {
  return [`${rule} firing`, `${rule} resolved`].map((text) => [text, application].filter(Boolean).join(' '));
}

/** Minutes from a time to the first alert. */
function delay(notices: Notice[], from: number): number {
  return ((notices[0]?.at ?? Infinity) - from) / MINUTE_MS;
}

beforeAll(async () => {
  await deleteIndices(EVERYDAY_INDEX);
  await createIndex(EVERYDAY_INDEX);
  await indexHappenings(EVERYDAY_INDEX, everyday(NOW - 15 * DAY_MS, TODAY, 1));
}, 300_000);

afterAll(() => deleteIndices(EVERYDAY_INDEX, SCENARIO_INDEX, REJECT_INDEX, HEARTBEAT_INDEX));

const HALF_AN_HOUR = { from: NOW, lasting: 30 * MINUTE_MS };
const TWENTY_OF_FORTY = { ...HALF_AN_HOUR, failing: 20, of: 40 };

describe('on one morning', () => {
  const stuck = (application: string, attempt?: number) =>
    every(10 * MINUTE_MS, NOW - HOUR_MS, NOW + 2 * HOUR_MS).flatMap((at) =>
      [1, 2, 3].map((number): Happening => ({
        at,
        application,
        identity: `stuck ${number}`,
        code: 'InvalidAnchor',
        attempt,
      }))
    );
  const removed = (application: string, of: number) =>
    burst({ ...HALF_AN_HOUR, application, failing: 0, of }).map((record): Happening => ({
      ...record,
      action: 'disable',
    }));
  let notices: Notice[] = [];
  const of = (application: string) => notices.filter(({ labels }) => labels[APPLICATION] === application);

  beforeAll(async () => {
    const late = { from: NOW - 2 * HOUR_MS, lateness: 2 * HOUR_MS };
    const atOnce = burst({ ...TWENTY_OF_FORTY, from: NOW - HOUR_MS, application: 'App 60' });
    const more = [
      ...burst({ ...HALF_AN_HOUR, application: 'Quiet', failing: 1, of: 1 }),
      ...stuck('App 20'),
      ...stuck('App 30', 4),
      ...burst({ ...TWENTY_OF_FORTY, application: 'App 40' }),
      ...burst({ ...TWENTY_OF_FORTY, ...late, application: 'App 5' }),
      ...atOnce.map((record) => ({ ...record, ingestedAt: NOW })),
      ...burst({ ...TWENTY_OF_FORTY, application: 'New' }),
      ...burst({ ...TWENTY_OF_FORTY, application: FAILING_APPLICATION }),
      ...burst({ ...TWENTY_OF_FORTY, application: 'App 150', code: 'Timeout' }),
      ...removed('App 80', 60),
      ...removed('App 100', 12),
    ];
    await given({ more, rejects: [NOW] });
    notices = await replay(WATCHED);
  }, 300_000);

  it.each(['App 10', 'App 120', 'Quiet', 'App 20', 'App 30', 'App 100'])(
    '%s is quiet: noise, a single failure, three identities that fail over and over, a few that are disabled',
    (application) => {
      expect(shown(of(application))).toEqual([]);
    }
  );

  it.each([
    ['App 40', '20 of 40 identities fail in half an hour'],
    ['App 5', 'the same, delivered two hours late'],
    ['App 60', 'the same, delivered at once'],
    ['New', 'the same in an application that was never seen before'],
    [FAILING_APPLICATION, 'the same, with a new error, where more than every second operation fails anyway'],
    ['App 150', 'the same, with an error that it has now and then'],
  ])('%s is told of once: %s', (application) => {
    expect(shown(of(application))).toEqual(once('provlogs-failure-spike', application));
    // Thirty minutes are what the burst takes, and one what the record needs.
    expect(delay(of(application), NOW)).toBeLessThanOrEqual(31 + TWO_EVALUATIONS);
  });

  it('a spike names application and error, and comes while it goes on', () => {
    const [first] = of('App 40');
    expect(first?.labels).toEqual({ [APPLICATION]: 'App 40', 'error.code': 'InsufficientRights' });
    expect(delay(of('App 40'), NOW)).toBeLessThanOrEqual(10 + TWO_EVALUATIONS);
    expect(delay(of('App 60'), NOW)).toBeLessThanOrEqual(TWO_EVALUATIONS);
  });

  it('a mass disable is told of once', () => {
    expect(shown(of('App 80'))).toEqual(once('provlogs-mass-removal', 'App 80'));
  });

  it('rejected input is told of at once, and nothing else is', () => {
    const tenantWide = notices.filter(({ labels }) => labels[APPLICATION] === undefined);
    expect(shown(tenantWide)).toEqual(once('provlogs-rejects'));
    expect(delay(tenantWide, NOW)).toBeLessThanOrEqual(4);
  });
});

it('nine hours that are read at once are no reason to tell anything', async () => {
  const isMissed = ({ at }: Happening) => at >= NOW - 9 * HOUR_MS && at < NOW;
  await given({ today: TODAYS_LIFE.map((record) => (isMissed(record) ? { ...record, ingestedAt: NOW } : record)) });
  expect(shown(await replay(WATCHED))).toEqual([]);
}, 300_000);

it('failures everywhere are told of once, beside the applications', async () => {
  const applications = ['App 20', 'App 60', 'App 100', 'App 120', 'App 150'];
  const more = applications.flatMap((application) =>
    burst({ ...TWENTY_OF_FORTY, application, failing: 30, code: 'ServerBusy' })
  );
  await given({ more });
  const notices = shown(await replay(WATCHED));
  const spikes = notices.filter((line) => line.startsWith('provlogs-failure-spike firing'));
  expect(spikes.sort()).toEqual(applications.map((name) => `provlogs-failure-spike firing ${name}`).sort());
  const others = notices.filter((line) => !line.startsWith('provlogs-failure-spike'));
  expect(others).toEqual(once('provlogs-everything-failing'));
}, 300_000);

it('an alert neither ends nor begins again while Elasticsearch is away', async () => {
  await given({ more: burst({ ...TWENTY_OF_FORTY, application: 'App 40' }) });
  const isAway = (at: number) => at > NOW + 22 * MINUTE_MS && at < NOW + 34 * MINUTE_MS;
  const notices = shown(await replay(WATCHED, isAway));
  expect(notices.filter((line) => !line.startsWith('provlogs-worker-silent'))).toEqual(
    once('provlogs-failure-spike', 'App 40')
  );
}, 300_000);

it('a worker that stops is told of within a quarter of an hour, and for a day nothing else is', async () => {
  const before = (at: number) => at < NOW;
  await given({ today: TODAYS_LIFE.filter(({ at }) => before(at)), heartbeats: ALIVE.filter(before) });
  const times = [...every(4 * MINUTE_MS, NOW, NOW + HOUR_MS), ...every(3 * HOUR_MS, NOW + 3 * HOUR_MS, NOW + DAY_MS)];
  const notices = await replay(times);
  expect(shown(notices)).toEqual(['provlogs-worker-silent firing']);
  expect(delay(notices, NOW)).toBeLessThanOrEqual(15 + TWO_EVALUATIONS);
}, 300_000);

it('a job that is silent while the others go on is told of, and a day on which all are idle is not', async () => {
  const times = every(20 * MINUTE_MS, NOW, NOW + HOUR_MS);
  await given({ today: TODAYS_LIFE.filter(({ application }) => application !== 'App 120') });
  expect(shown(await replay(times))).toEqual(['provlogs-job-silent firing App 120']);
  await given({ today: TODAYS_LIFE.filter(({ application }) => application === 'App 5') });
  expect(shown(await replay(times))).toEqual([]);
}, 300_000);

it('records that keep coming late are told of', async () => {
  const from = NOW - 4 * HOUR_MS;
  const late = TODAYS_LIFE.map((record) => ({ ...record, ingestedAt: record.at + 3 * HOUR_MS }));
  await given({ today: late.filter(({ at }) => at >= from) });
  expect(shown(await replay(every(10 * MINUTE_MS, NOW - HOUR_MS, NOW + 2 * HOUR_MS)))).toEqual([
    'provlogs-records-late firing',
  ]);
}, 300_000);

it('thirty days that are imported at once into nothing are no reason to tell anything', async () => {
  await deleteIndices(EVERYDAY_INDEX);
  const month = everyday(NOW - 30 * DAY_MS, NOW, 3).filter((_, index) => index % 3 === 0);
  await given({ today: month.map((record, index) => ({ ...record, ingestedAt: NOW + (index % 300) * 1000 })) });
  expect(shown(await replay(WATCHED))).toEqual([]);
}, 300_000);

it('without any index only the worker is told of', async () => {
  await deleteIndices(EVERYDAY_INDEX, SCENARIO_INDEX, REJECT_INDEX, HEARTBEAT_INDEX);
  expect(shown(await replay(every(4 * MINUTE_MS, NOW, NOW + 20 * MINUTE_MS)))).toEqual([
    'provlogs-worker-silent firing',
  ]);
});
