import { HOUR_MS, MINUTE_MS } from '../../../ingest/src/generate/clock.ts';
import { APPLICATIONS, SMALLEST_INCIDENT, type History, type Incident } from './history.ts';
import { type Alert } from './spikeRule.ts';

/** An alert may follow as long as the incident's last record is within the rule's hour, and two minutes of waiting. */
const LATEST_MS = HOUR_MS + 3 * MINUTE_MS;

/** What came of one or more histories. */
export interface Tally {
  histories: number;
  incidents: number;
  found: number;
  lateIncidents: number;
  lateFound: number;
  trueAlerts: number;
  falseAlerts: number;
  /** Minutes from an incident's fifth failure, and from its last one, being ingested to its first alert. */
  delayAfterFifth: number[];
  delayAfterLast: number[];
}

export function emptyTally(): Tally {
  return {
    histories: 0,
    incidents: 0,
    found: 0,
    lateIncidents: 0,
    lateFound: 0,
    trueAlerts: 0,
    falseAlerts: 0,
    delayAfterFifth: [],
    delayAfterLast: [],
  };
}

/**
 * Adds one history. An alert is true when it names an application and a code that an incident has at that time, and is
 * the first to do so; all others are false, a second one for the same incident and code included.
 */
export function addScore(tally: Tally, { incidents }: Pick<History, 'incidents'>, alerts: readonly Alert[]): void {
  const first = new Map<Incident, number>();
  const told = new Set<string>();
  for (const alert of alerts) {
    const number = incidents.findIndex((incident) => isOf(alert, incident));
    const incident = incidents[number];
    const key = `${number} ${alert.code}`;
    if (incident === undefined || told.has(key)) {
      tally.falseAlerts++;
    } else {
      told.add(key);
      tally.trueAlerts++;
      first.set(incident, Math.min(first.get(incident) ?? Infinity, alert.at));
    }
  }
  for (const [incident, at] of first) {
    tally.delayAfterFifth.push((at - (incident.ingestedAt[SMALLEST_INCIDENT - 1] ?? at)) / MINUTE_MS);
    tally.delayAfterLast.push((at - (incident.ingestedAt.at(-1) ?? at)) / MINUTE_MS);
  }
  tally.histories++;
  tally.incidents += incidents.length;
  tally.found += first.size;
  tally.lateIncidents += incidents.filter(({ isLate }) => isLate).length;
  tally.lateFound += [...first.keys()].filter(({ isLate }) => isLate).length;
}

function isOf({ application, code, at }: Alert, incident: Incident): boolean {
  const [from = Infinity] = incident.ingestedAt;
  const to = (incident.ingestedAt.at(-1) ?? -Infinity) + LATEST_MS;
  return application === incident.application && incident.codes.has(code) && at >= from && at <= to;
}

/** The figures of a tally; delays in minutes. A week is watched in each history. */
export function figures(tally: Tally) {
  const alerts = tally.trueAlerts + tally.falseAlerts;
  const applicationWeeks = tally.histories * APPLICATIONS;
  return {
    histories: tally.histories,
    incidents: tally.incidents,
    found: tally.found,
    trueAlerts: tally.trueAlerts,
    falseAlerts: tally.falseAlerts,
    precision: rounded(tally.trueAlerts / alerts),
    recall: rounded(tally.found / tally.incidents),
    recallOfLate: rounded(tally.lateFound / tally.lateIncidents),
    alertsPerIncidentFound: rounded(tally.trueAlerts / tally.found),
    falsePer1000ApplicationWeeks: rounded((1000 * tally.falseAlerts) / applicationWeeks),
    delayAfterFifth: percentiles(tally.delayAfterFifth),
    delayAfterLast: percentiles(tally.delayAfterLast),
  };
}

function percentiles(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => rounded(sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN);
  return { p50: at(0.5), p95: at(0.95) };
}

function rounded(value: number): number {
  return Math.round(1000 * value) / 1000;
}
