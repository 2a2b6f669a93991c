import { store } from '@grafana/data';

import { INITIAL_VIEW, type ListView, readListView, viewOf } from '../records/list/listView';

/** In the browser's storage, which all of Grafana shares. */
const KEY = 'provlogs-provisioning-app.list';

/** How this user listed records the last time. */
export function keptView(): ListView {
  return readListView(store.getObject(KEY));
}

export function keepView(view: ListView): void {
  try {
    if (sameView(view, INITIAL_VIEW)) {
      store.delete(KEY);
    } else {
      store.setObject(KEY, viewOf(view));
    }
  } catch {
    // The storage is full or forbidden: the address has it, too.
  }
}

export function sameView(a: ListView, b: ListView): boolean {
  return JSON.stringify(viewOf(a)) === JSON.stringify(viewOf(b));
}
