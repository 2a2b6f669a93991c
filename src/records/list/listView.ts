import { DEFAULT_COLUMNS, RECORD_FIELDS, type RecordFieldName } from '../../fields';

export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

export const TIME_FORMATS = ['absolute', 'relative'] as const;
export type TimeFormat = (typeof TIME_FORMATS)[number];

/** Pixels, of columns that were given a width; the others share the room there is. */
export type ColumnWidths = Partial<Record<RecordFieldName, number>>;

/** How records are listed, whichever they are. */
export interface ListView {
  columns: RecordFieldName[];
  widths: ColumnWidths;
  density: Density;
  times: TimeFormat;
}

export const INITIAL_VIEW: ListView = {
  columns: [...DEFAULT_COLUMNS],
  widths: {},
  density: 'comfortable',
  times: 'absolute',
};

const WIDTH = { min: 48, max: 2_000 };

/** A column's width as it can be: whole pixels, neither lost nor endless. */
export function widthWithin(pixels: number): number {
  return Math.round(Math.max(WIDTH.min, Math.min(pixels, WIDTH.max)));
}

/** A view as a dashboard's JSON or the browser's storage have it; what is missing or wrong is as it is at first. */
export function readListView(value: unknown): ListView {
  const read: Record<string, unknown> = isObject(value) ? value : {};
  return {
    columns: readColumns(read.columns),
    widths: readWidths(read.widths),
    density: DENSITIES.find((density) => density === read.density) ?? INITIAL_VIEW.density,
    times: TIME_FORMATS.find((times) => times === read.times) ?? INITIAL_VIEW.times,
  };
}

/** The view alone, of what has more than that. */
export function viewOf({ columns, widths, density, times }: ListView): ListView {
  return { columns, widths, density, times };
}

/** The column of that name; undefined when there is none. */
export function columnNamed(name: unknown): RecordFieldName | undefined {
  return RECORD_FIELDS.find((field) => field.name === name)?.name;
}

function readColumns(value: unknown): RecordFieldName[] {
  const names: unknown[] = Array.isArray(value) ? value : [];
  const columns = names.flatMap((name) => columnNamed(name) ?? []);
  return columns.length > 0 ? [...new Set(columns)] : [...INITIAL_VIEW.columns];
}

function readWidths(value: unknown): ColumnWidths {
  const widths: ColumnWidths = {};
  for (const [name, width] of isObject(value) ? Object.entries(value) : []) {
    const column = columnNamed(name);
    if (column && typeof width === 'number' && Number.isFinite(width)) {
      widths[column] = widthWithin(width);
    }
  }
  return widths;
}

/** Told from lists and null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
