import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';

import { type Groups } from '../groupPages';
import { LAST_FAILURE } from '../request/failing';
import { type ReadComparisonQuery } from '../request/readQuery';
import { CHANGE_COLUMN, CYCLE_CHANGES } from '../types';
import { type Compared } from './comparedIdentities';
import { identitiesMeta } from './failingFrame';
import { columnField, idField } from './recordsFrame';

interface Asked extends Pick<ReadComparisonQuery, 'refId' | 'limit'> {
  /** The requests, readable. */
  executed: string;
}

/** The identities of two cycles as the frame that `ComparisonQuery` promises, what is new first. */
export function comparisonFrame(
  { groups, cut, notices }: Groups<Compared>,
  { refId, limit, executed }: Asked
): DataFrame {
  const rows = CYCLE_CHANGES.flatMap((change) => groups.filter((group) => group.change === change));
  const records = rows.map(({ lastRecord }) => lastRecord);
  return createDataFrame({
    refId,
    name: 'Comparison of cycles',
    fields: [
      {
        name: CHANGE_COLUMN,
        type: FieldType.string,
        config: { displayName: 'Change' },
        values: rows.map(({ change }) => change),
      },
      columnField('@timestamp', records),
      ...LAST_FAILURE.map((name) => columnField(name, records)),
      idField(records),
    ],
    meta: identitiesMeta({ cut, notices }, { limit, executed }),
  });
}
