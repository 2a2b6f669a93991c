import { LogLevel } from '@grafana/data';

const LEVELS = new Map<unknown, LogLevel>([
  ['failure', LogLevel.error],
  ['warning', LogLevel.warning],
  ['success', LogLevel.info],
  ['skipped', LogLevel.debug],
]);

/** The log level that a status is shown as; each status has one of its own. */
export function levelOf(status: unknown): LogLevel {
  return LEVELS.get(status) ?? LogLevel.unknown;
}
