import { DRAWER_TABS, type DrawerTab } from '../records/drawer/tabs';

/** What the drawer shows. */
export interface OpenRecord {
  /** Document id; undefined: no record is open. */
  record?: string;
  tab: DrawerTab;
}

/** No record is open. */
export const CLOSED: OpenRecord = { record: undefined, tab: 'steps' };

export const OPEN_RECORD_KEYS = ['record', 'tab'];

/** Reads the open record from an address's query. */
export function parseOpenRecord(search: string): OpenRecord {
  const params = new URLSearchParams(search);
  return {
    record: params.get('record') || CLOSED.record,
    tab: DRAWER_TABS.find((tab) => tab === params.get('tab')) ?? CLOSED.tab,
  };
}

/** An address's query without the open record: the same for every record of a list. */
export function withoutOpenRecord(search: string): string {
  const params = new URLSearchParams(search);
  OPEN_RECORD_KEYS.forEach((key) => params.delete(key));
  return params.toString();
}
