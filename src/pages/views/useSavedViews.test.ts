import { type UserStorage } from '@grafana/data';
import { act, renderHook, waitFor } from '@testing-library/react';

import { withView } from './savedViews';
import { useSavedViews } from './useSavedViews';

/** What Grafana's server keeps of this user, and whether it takes more. */
const mockServer: { text: string | null; refuses: boolean } = { text: null, refuses: false };

/** Grafana 12.3's, which is not among the packages here: it asks the server once, and takes what it is given for kept. */
class mockStorage implements UserStorage {
  private known: string | null | undefined;

  getItem() {
    if (this.known === undefined) {
      this.known = mockServer.text;
    }
    return Promise.resolve(this.known);
  }

  setItem(_key: string, text: string) {
    this.known = text;
    mockServer.text = mockServer.refuses ? mockServer.text : text;
    return Promise.resolve();
  }
}

jest.mock('@grafana/runtime', () => ({ usePluginUserStorage: () => new mockStorage() }));

/** A tab of the user who is signed in. */
function openTab() {
  const { result } = renderHook(() => useSavedViews());
  return {
    names: () => result.current.views.map(({ name }) => name),
    save: (name: string) => act(() => result.current.change((views) => withView(views, { name, search: '' }))),
  };
}

beforeEach(() => {
  mockServer.text = null;
  mockServer.refuses = false;
});

describe('views on the server', () => {
  it('that another tab has saved meanwhile stay', async () => {
    const [one, other] = [openTab(), openTab()];
    await one.save('First');
    await other.save('Second');
    await one.save('Third');
    expect(one.names()).toEqual(['First', 'Second', 'Third']);
    const later = openTab();
    await waitFor(() => expect(later.names()).toEqual(['First', 'Second', 'Third']));
  });

  it('are as they were when the server refuses a change, which can be tried again', async () => {
    const { names, save } = openTab();
    await save('Mine');
    mockServer.refuses = true;
    expect(await save('Another')).toBe(false);
    expect(names()).toEqual(['Mine']);
    mockServer.refuses = false;
    expect(await save('Another')).toBe(true);
    expect(names()).toEqual(['Another', 'Mine']);
  });
});
