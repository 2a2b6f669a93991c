import { HEARTBEAT_MAPPINGS, RECORD_MAPPINGS, REJECT_MAPPINGS, STATE_MAPPINGS } from './mappings.ts';
import { TEMPLATE_VERSION } from './templateVersion.ts';

/** Daily indices are `<prefix>YYYY.MM.DD`, by the UTC day of the activity (records) or of arrival (rejects). */
export const RECORD_INDEX_PREFIX = 'provisioning-logs-';
export const REJECT_INDEX_PREFIX = 'provisioning-rejects-';
export const RECORD_INDEX_PATTERN = `${RECORD_INDEX_PREFIX}*`;
export const REJECT_INDEX_PATTERN = `${REJECT_INDEX_PREFIX}*`;

/** One document a followed tenant: how far it has been read. Not daily, and never deleted by age. */
export const STATE_INDEX = 'provisioning-ingest-state';

/** One document a worker, overwritten every minute: a worker that falls silent can be told from it. */
export const HEARTBEAT_INDEX = 'provisioning-ingest-heartbeat';

export const ILM_POLICY = 'provisioning-logs';
export const RECORD_TEMPLATE = 'provisioning-logs';
export const REJECT_TEMPLATE = 'provisioning-rejects';

export const DEFAULT_RETENTION_DAYS = 30;

const DAY_MS = 86_400_000;

/** The day that was asked for last, in days since 1970: records come in the order of their times, or nearly so. */
let lastDay = { number: 0, text: '1970.01.01' };

/** The daily index of an instant, e.g. `provisioning-logs-2026.11.20`; `time` in milliseconds since 1970. */
export function dailyIndex(prefix: string, time: number): string {
  const number = Math.floor(time / DAY_MS);
  if (number !== lastDay.number) {
    lastDay = { number, text: new Date(time).toISOString().slice(0, 10).replaceAll('-', '.') };
  }
  return prefix + lastDay.text;
}

/** The first instant after a daily index's day, in milliseconds, or undefined when the name is none of ours. */
export function endOfIndexDay(prefix: string, index: string): number | undefined {
  const day = index.startsWith(prefix) ? index.slice(prefix.length) : '';
  if (!/^\d{4}\.\d{2}\.\d{2}$/.test(day)) {
    return undefined;
  }
  const start = Date.parse(day.replaceAll('.', '-'));
  return Number.isNaN(start) ? undefined : start + DAY_MS;
}

/**
 * The ILM policy. Age is counted from each index's `origination_date`, the end of its day, so a record lives at
 * least `retentionDays` days after its event and at most one day longer.
 */
export function ilmPolicy(retentionDays: number) {
  return {
    _meta: { managed_by: 'provlogs' },
    phases: {
      hot: { min_age: '0ms', actions: { set_priority: { priority: 50 } } },
      delete: { min_age: `${retentionDays}d`, actions: { delete: {} } },
    },
  };
}

export interface TemplateOptions {
  /** False where the cluster has no ILM: it would refuse the settings. */
  ilm: boolean;
}

/** Index settings of a template; `sort` makes "the newest first" stop early. */
function settings({ ilm }: TemplateOptions, sort: boolean) {
  return {
    number_of_shards: 1,
    auto_expand_replicas: '0-1',
    codec: 'best_compression',
    ...(sort ? { sort: { field: ['@timestamp'], order: ['desc'] } } : {}),
    ...(ilm ? { lifecycle: { name: ILM_POLICY, parse_origination_date: true } } : {}),
  };
}

/** The composable index template of the records. */
export function recordTemplate(options: TemplateOptions) {
  return {
    index_patterns: [RECORD_INDEX_PATTERN],
    // Above 200: Elastic's own templates for `logs-*` and the like stay below.
    priority: 500,
    version: TEMPLATE_VERSION,
    _meta: { managed_by: 'provlogs' },
    template: { settings: { index: settings(options, true) }, mappings: RECORD_MAPPINGS },
  };
}

/** The composable index template of rejected input. */
export function rejectTemplate(options: TemplateOptions) {
  return {
    index_patterns: [REJECT_INDEX_PATTERN],
    priority: 500,
    version: TEMPLATE_VERSION,
    _meta: { managed_by: 'provlogs' },
    template: { settings: { index: settings(options, false) }, mappings: REJECT_MAPPINGS },
  };
}

const singleIndexSettings = { index: { number_of_shards: 1, auto_expand_replicas: '0-1' } } as const;

/** The index of the checkpoints. */
export function stateIndex() {
  return { settings: singleIndexSettings, mappings: STATE_MAPPINGS };
}

/** The index of the heartbeats. */
export function heartbeatIndex() {
  return { settings: singleIndexSettings, mappings: HEARTBEAT_MAPPINGS };
}
