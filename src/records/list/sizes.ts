/** Pixels. Every row has the same height, so that the list's length is known before its rows are. */
export const ROW_HEIGHT = 48;
export const HEADER_HEIGHT = 36;
