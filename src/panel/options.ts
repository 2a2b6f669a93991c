import { INITIAL_VIEW, isObject, type ListView, readListView } from '../records/list/listView';

/** What a click on a value does: a click elsewhere in the row opens the record whenever values are filters. */
export const CLICKS = ['open', 'filter', 'nothing'] as const;
export type Click = (typeof CLICKS)[number];

/** Kept in the dashboard. */
export interface RecordsPanelOptions extends ListView {
  click: Click;
}

export const INITIAL_OPTIONS: RecordsPanelOptions = { ...INITIAL_VIEW, click: 'open' };

/** Options as a dashboard's JSON has them: of an earlier version, or written by hand. What is wrong is as at first. */
export function readOptions(value: unknown): RecordsPanelOptions {
  const click = isObject(value) ? CLICKS.find((name) => name === value.click) : undefined;
  return { ...readListView(value), click: click ?? INITIAL_OPTIONS.click };
}
