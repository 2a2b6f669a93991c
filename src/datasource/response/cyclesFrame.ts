import { createDataFrame, type DataFrame, type Field, FieldType } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type ProvisioningAction } from '@provlogs/schema/record';

import { type FilterField, filterTitle } from '../../fields';
import { type ReadCyclesQuery } from '../request/readQuery';
import { CYCLE_COLUMNS } from '../types';
import { type Cycle, readCycleBuckets } from './cycles';
import { noticesOf } from './notices';
import { numberField, timeField } from './ownFields';
import { type SearchResponse } from './searchResponse';

interface Asked extends Pick<ReadCyclesQuery, 'refId' | 'limit'> {
  /** The request, readable. */
  executed: string;
}

/** Columns that count the records of a status or an action. */
const STATUSES = { success: 'Success', failure: 'Failure', skipped: 'Skipped', warning: 'Warning' };
const ACTIONS: Record<ProvisioningAction, string> = {
  create: 'Create',
  update: 'Update',
  delete: 'Delete',
  disable: 'Disable',
  stagedDelete: 'Staged delete',
  other: 'Other',
};

/** The cycles as the frame that `CyclesQuery` promises. The columns' titles are those of every language. */
export function cyclesFrame(response: SearchResponse, { refId, limit, executed }: Asked): DataFrame {
  const { cycles, more } = readCycleBuckets(response);
  const notices = noticesOf(response);
  if (more) {
    notices.push({
      severity: 'info',
      text: t(
        'notices.notAllCycles',
        'Only the newest {{limit, number}} cycles are shown. Narrow the query or the time range, or raise the number of cycles.',
        { limit }
      ),
    });
  }
  const counts = (titles: Record<string, string>, of: (cycle: Cycle) => ReadonlyMap<string, number>) =>
    Object.entries(titles).map(([value, title]) =>
      numberField(value, title, 'short', cycles, (cycle) => of(cycle).get(value) ?? 0)
    );
  return createDataFrame({
    refId,
    name: 'Cycles',
    fields: [
      timeField(CYCLE_COLUMNS.start, 'Start', cycles, ({ start }) => start),
      timeField(CYCLE_COLUMNS.end, 'End', cycles, ({ end }) => end),
      textField('provisioning.application.name', cycles, ({ application }) => application),
      numberField(CYCLE_COLUMNS.records, 'Records', 'short', cycles, ({ records }) => records),
      numberField(CYCLE_COLUMNS.failing, 'Identities that failed', 'short', cycles, ({ failing }) => failing),
      ...counts(STATUSES, ({ statuses }) => statuses),
      ...counts(ACTIONS, ({ actions }) => actions),
      textField('provisioning.cycle_id', cycles, ({ id }) => id),
      textField('provisioning.job_id', cycles, ({ job }) => job),
    ],
    meta: { notices, preferredVisualisationType: 'table', executedQueryString: executed },
  });
}

function textField(name: FilterField, cycles: readonly Cycle[], valueOf: (cycle: Cycle) => string | null): Field {
  return {
    name,
    type: FieldType.string,
    // Tables offer the cell's value as an ad-hoc filter on the field of this name.
    config: { displayName: filterTitle(name), filterable: true },
    values: cycles.map(valueOf),
  };
}
