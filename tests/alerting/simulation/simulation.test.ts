import { MINUTE_MS } from '../../../ingest/src/generate/clock.ts';
import { simulateHistory, WATCHED_FROM, type Incident } from './history.ts';
import { addScore, emptyTally, figures } from './score.ts';
import { readSpikeRule, spikeCondition, watch } from './spikeRule.ts';

it('in a simulated history most incidents are found, and few alerts are false', () => {
  const rule = readSpikeRule();
  const tally = emptyTally();
  const history = simulateHistory(4, 'mild');
  addScore(tally, history, watch(history, rule, spikeCondition(rule)));
  expect(tally.incidents).toBeGreaterThan(2);
  expect(tally.found).toBeGreaterThan(tally.incidents / 2);
  expect(tally.falseAlerts).toBeLessThan(tally.incidents / 2);
});

describe("the rule's condition", () => {
  const values = { failing: 8, failures: 8, records: 40, failuresOfWeek: 8, recordsOfWeek: 700, peak: 0 };

  it('holds for a new error, and not for a known peak or for what the volume explains', () => {
    const { holds } = spikeCondition(readSpikeRule());
    expect(holds(values)).toBe(true);
    expect(holds({ ...values, peak: 8 })).toBe(false);
    expect(holds({ ...values, failuresOfWeek: 300 })).toBe(false);
    expect(holds({ ...values, failing: 2 })).toBe(false);
  });

  it('takes other thresholds by the names of their nodes', () => {
    expect(spikeCondition(readSpikeRule(), { least: 9 }).holds(values)).toBe(false);
  });
});

describe('the score', () => {
  const minute = (number: number) => WATCHED_FROM + number * MINUTE_MS;
  const incident: Incident = {
    application: 1,
    codes: new Set(['A', 'B']),
    ingestedAt: [0, 1, 2, 3, 4, 5, 10].map(minute),
    isLate: false,
  };
  const missed: Incident = { ...incident, application: 2, isLate: true };

  it('counts the first alert for each code of an incident as true, everything else as false', () => {
    const tally = emptyTally();
    const alerts = [
      { application: 1, code: 'A', at: minute(6) },
      { application: 1, code: 'B', at: minute(60) },
      { application: 1, code: 'A', at: minute(50) },
      { application: 1, code: 'C', at: minute(6) },
      { application: 1, code: 'A', at: minute(200) },
      { application: 3, code: 'A', at: minute(6) },
    ];
    addScore(tally, { incidents: [incident, missed] }, alerts);
    expect(figures(tally)).toMatchObject({
      incidents: 2,
      precision: 0.333,
      recall: 0.5,
      recallOfLate: 0,
      alertsPerIncidentFound: 2,
      falsePer1000ApplicationWeeks: 333.333,
      delayAfterFifth: { p50: 2, p95: 2 },
      delayAfterLast: { p50: -4, p95: -4 },
    });
  });
});
