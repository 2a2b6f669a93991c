import type { NotSeen, StatusFacts, StoredCheckpoint, StoredHeartbeat } from './facts.ts';
import { lengthOf, tableLines } from './table.ts';

/** Two heartbeats may be missed before a worker counts as silent. */
const SILENT_MS = 180_000;

const WORKERS = 'Workers';

export interface Report {
  lines: string[];
  /** What is wrong and what to do about it; empty when nothing is. */
  problems: string[];
}

/** Tells apart a worker that is heard, one that was told to stop, one that fell silent, one that another replaced. */
type Hearing = 'running' | 'stopped' | 'silent' | 'replaced';

/** What `provlogs status` shows of the facts; `now` in milliseconds since 1970. */
export function reportOf({ heartbeats, checkpoints, records, rejects }: StatusFacts, now: number): Report {
  const parts = [
    section(WORKERS, heartbeats, (found) => workers(found, !isNotSeen(checkpoints) && checkpoints.length > 0, now)),
    section('Checkpoints', checkpoints, (found) => ({ lines: checkpointLines(found, now), problems: [] })),
    section('Records', records, ({ total, newest, lastDay }) => {
      const age = newest === undefined ? '' : `, the newest ${lengthOf(now - newest)} old`;
      return { lines: [`${total} in all${age}`, `read in the last day: ${countsText(lastDay)}`], problems: [] };
    }),
    section('Rejected in the last day', rejects, (found) => ({
      lines: [countsText(found)],
      problems:
        found.length === 0
          ? []
          : [
              'Input was rejected. Look at "reason" and "raw" in provisioning-rejects-*, put the source right, read it again.',
            ],
    })),
  ];
  return {
    lines: parts.flatMap(({ lines }) => lines),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

function section<T extends object>(title: string, facts: T | NotSeen, show: (facts: T) => Report): Report {
  const { lines, problems } = isNotSeen(facts) ? withoutFacts(title, facts) : show(facts);
  return { lines: [title, ...lines.map((line) => `  ${line}`), ''], problems };
}

function withoutFacts(title: string, { notSeen, isMissing }: NotSeen): Report {
  // Without the heartbeats nothing can be told; the rest is left out.
  const isProblem = isMissing || title === WORKERS;
  return { lines: [`? ${notSeen}`], problems: isProblem ? [`${title}: ${notSeen}`] : [] };
}

function isNotSeen(facts: object): facts is NotSeen {
  return 'notSeen' in facts;
}

function workers(heartbeats: readonly StoredHeartbeat[], hasCheckpoint: boolean, now: number): Report {
  const newestFirst = [...heartbeats].sort((one, other) => other['@timestamp'] - one['@timestamp']);
  const heard = newestFirst.map((heartbeat) => ({ heartbeat, hearing: hearingOf(heartbeat, newestFirst, now) }));
  const problems = heard.flatMap(({ heartbeat, hearing }) => workerProblems(heartbeat, hearing, now));
  if (
    !heard.some(({ hearing }) => hearing === 'running' || hearing === 'silent') &&
    (heard.length > 0 || hasCheckpoint)
  ) {
    problems.push('No worker is running: nothing new comes in. Start one: provlogs run');
  }
  if (heard.length === 0) {
    return { lines: ['none in the last 7 days'], problems };
  }
  const header = [
    'name',
    'state',
    'heartbeat',
    'up',
    'ready',
    'version',
    'read',
    'indexed',
    'duplicate',
    'rejected',
    'too old',
  ];
  const workerRows = heard.map(({ heartbeat, hearing }) => workerRow(heartbeat, hearing, now));
  const running = heard.filter(({ hearing }) => hearing === 'running');
  const sourceRows = running.flatMap(({ heartbeat }) => sourceRowsOf(heartbeat));
  return {
    lines: [
      ...tableLines([header, ...workerRows]),
      ...(sourceRows.length === 0
        ? []
        : tableLines([['source', 'of', 'state', 'lag', 'progress', 'faults', 'restarts'], ...sourceRows])),
    ],
    problems,
  };
}

function hearingOf(heartbeat: StoredHeartbeat, all: readonly StoredHeartbeat[], now: number): Hearing {
  if (heartbeat.state === 'stopped') {
    return 'stopped';
  }
  if (isFresh(heartbeat, now)) {
    return 'running';
  }
  const followed = new Set(all.filter((other) => isFresh(other, now)).flatMap(({ worker }) => worker.sources));
  return heartbeat.worker.sources.every((source) => followed.has(source)) && followed.size > 0 ? 'replaced' : 'silent';
}

function isFresh({ state, '@timestamp': at }: StoredHeartbeat, now: number): boolean {
  return state === 'running' && now - at <= SILENT_MS;
}

function workerProblems(heartbeat: StoredHeartbeat, hearing: Hearing, now: number): string[] {
  const { name } = heartbeat.worker;
  switch (hearing) {
    case 'silent':
      return [
        `${name} has been silent for ${lengthOf(now - heartbeat['@timestamp'])} and nobody does its work. See whether it ` +
          'runs and what it logged last, and start it again.',
      ];
    case 'running':
      return heartbeat.readiness.text.map((text) => `${name}: ${text}`);
    default:
      return [];
  }
}

function workerRow(heartbeat: StoredHeartbeat, hearing: Hearing, now: number): string[] {
  const { worker, records, readiness } = heartbeat;
  return [
    worker.name,
    hearing,
    `${lengthOf(now - heartbeat['@timestamp'])} ago`,
    lengthOf(worker.uptime_seconds * 1000),
    readiness.ready === 1 ? 'yes' : readiness.reasons.join(', '),
    worker.version,
    ...[records.read, records.indexed, records.duplicate, records.rejected, records.too_old].map(String),
  ];
}

function sourceRowsOf({ worker, source }: StoredHeartbeat): string[][] {
  return Object.entries(source).map(([name, { state, lag_seconds: lag, ...rest }]) => [
    name,
    worker.name,
    state,
    lag === undefined ? '?' : lengthOf(lag * 1000),
    `${lengthOf(rest.seconds_since_progress * 1000)} ago`,
    String(rest.faults),
    String(rest.restarts),
  ]);
}

function checkpointLines(checkpoints: readonly StoredCheckpoint[], now: number): string[] {
  if (checkpoints.length === 0) {
    return ['none: Microsoft Graph is not followed, or not yet'];
  }
  const rows = checkpoints.map(({ tenant_id: tenant, closed_until: closed, updated_at: updated, worker }) => [
    tenant,
    `${new Date(closed).toISOString()} (${lengthOf(now - closed)} ago)`,
    `${lengthOf(now - updated)} ago`,
    worker.host,
  ]);
  return tableLines([['tenant', 'complete until', 'written', 'by'], ...rows]);
}

function countsText(counts: ReadonlyArray<[name: string, count: number]>): string {
  const text = counts.map(([name, count]) => `${name} ${count}`).join(', ');
  return text === '' ? 'none' : text.replace(/\p{Cc}/gu, ' ');
}
