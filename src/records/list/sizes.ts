import { type Density } from './listView';

/** Pixels. Every row has the same height, so that the list's length is known before its rows are. */
export const ROW_HEIGHTS: Record<Density, number> = { comfortable: 48, compact: 32 };
export const HEADER_HEIGHT = 36;
