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

/** The open record of an address's query. */
export function openRecordOf(params: URLSearchParams): OpenRecord {
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
