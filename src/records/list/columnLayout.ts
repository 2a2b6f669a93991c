import { recordField, type RecordFieldName } from '../../fields';

import { type ColumnWidths } from './listView';

interface ColumnWidth {
  /** Pixels below which the list scrolls sideways instead. */
  min: number;
  /** Share of the room that is left; 0 keeps the column at its minimum. */
  grow: number;
}

const BY_KIND = {
  time: { min: 192, grow: 0 },
  keyword: { min: 124, grow: 1 },
  keywords: { min: 200, grow: 2 },
  text: { min: 280, grow: 3 },
  number: { min: 112, grow: 0 },
  duration: { min: 104, grow: 0 },
} satisfies Record<string, ColumnWidth>;

const BY_NAME = new Map<RecordFieldName, ColumnWidth>([
  ['provisioning.identity.name', { min: 176, grow: 1.6 }],
  ['provisioning.action', { min: 116, grow: 0 }],
  ['provisioning.status', { min: 108, grow: 0 }],
]);

function widthOf(column: RecordFieldName): ColumnWidth {
  const kind = recordField(column)?.kind ?? 'keyword';
  return BY_NAME.get(column) ?? BY_KIND[kind];
}

export interface ColumnLayout {
  gridTemplateColumns: string;
  /** Pixels. */
  minWidth: number;
}

/**
 * The grid of header and rows. Columns that were given a width have it, the others share the room that is left: those
 * that grow or, where none does, all of them.
 */
export function columnLayout(columns: readonly RecordFieldName[], given: ColumnWidths): ColumnLayout {
  const widths = columns.map((column) => ({ ...widthOf(column), given: given[column] }));
  const someGrow = widths.some((width) => width.given === undefined && width.grow > 0);
  return {
    gridTemplateColumns: widths
      .map(({ min, grow, given: pixels }) => {
        if (pixels !== undefined) {
          return `${pixels}px`;
        }
        return grow > 0 || !someGrow ? `minmax(${min}px, ${grow || 1}fr)` : `${min}px`;
      })
      .join(' '),
    minWidth: widths.reduce((sum, { min, given: pixels }) => sum + (pixels ?? min), 0),
  };
}
