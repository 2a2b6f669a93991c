import { type DataFrame, type QueryResultMetaNotice } from '@grafana/data';
import { PROVISIONING_ACTIONS, PROVISIONING_STATUSES } from '@provlogs/schema/record';

import { CYCLE_COLUMNS } from '../../datasource/types';

/** A run of a job. */
export interface Cycle {
  id: string;
  job?: string;
  application?: string;
  /** Times of its first and last record, in milliseconds. */
  start: number;
  end: number;
  records: number;
  /** Identities that failed in it. */
  failing: number;
  /** Records by status and action, those there are. */
  statuses: Count[];
  actions: Count[];
}

interface Count {
  value: string;
  count: number;
}

export interface Cycles {
  /** Newest first. */
  cycles: Cycle[];
  notices: QueryResultMetaNotice[];
}

/** Reads the frame of a cycles query. */
export function readCycles([frame]: DataFrame[]): Cycles {
  const columns = new Map<string, readonly unknown[]>(frame?.fields.map(({ name, values }) => [name, values]));
  const at = (name: string, row: number) => columns.get(name)?.[row];
  const number = (name: string, row: number) => {
    const value = at(name, row);
    return typeof value === 'number' ? value : 0;
  };
  const text = (name: string, row: number) => {
    const value = at(name, row);
    return typeof value === 'string' ? value : undefined;
  };
  const counts = (names: readonly string[], row: number) =>
    names.map((value) => ({ value, count: number(value, row) })).filter(({ count }) => count > 0);
  return {
    cycles: Array.from({ length: frame?.length ?? 0 }, (_, row) => ({
      id: text('provisioning.cycle_id', row) ?? '',
      job: text('provisioning.job_id', row),
      application: text('provisioning.application.name', row),
      start: number(CYCLE_COLUMNS.start, row),
      end: number(CYCLE_COLUMNS.end, row),
      records: number(CYCLE_COLUMNS.records, row),
      failing: number(CYCLE_COLUMNS.failing, row),
      statuses: counts(PROVISIONING_STATUSES, row),
      actions: counts(PROVISIONING_ACTIONS, row),
    })),
    notices: frame?.meta?.notices ?? [],
  };
}

/** The other cycles of the same job (or application, where it has no job), newest first. */
export function othersOfJob(cycles: readonly Cycle[], cycle: Cycle): Cycle[] {
  return cycles.filter(
    (other) =>
      other.id !== cycle.id &&
      (cycle.job === undefined ? other.application === cycle.application : other.job === cycle.job)
  );
}

/** The one before it. */
export function cycleBefore(cycles: readonly Cycle[], cycle: Cycle): Cycle | undefined {
  return othersOfJob(cycles, cycle).find(({ end }) => end <= cycle.end);
}
