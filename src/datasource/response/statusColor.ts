import { type FieldConfig, FieldColorModeId } from '@grafana/data';

import { type FilterField } from '../../fields';

const COLORS: Record<string, string> = {
  success: 'green',
  failure: 'red',
  skipped: 'blue',
  warning: 'orange',
  unknown: 'gray',
};

/** The colour that means a status, for series of statuses alone; others take theirs from the panel. */
export function statusColor(groupBy: FilterField[], [value = '']: string[]): Pick<FieldConfig, 'color'> {
  const fixedColor = groupBy.length === 1 && groupBy[0] === 'provisioning.status' ? COLORS[value] : undefined;
  return fixedColor === undefined ? {} : { color: { mode: FieldColorModeId.Fixed, fixedColor } };
}
