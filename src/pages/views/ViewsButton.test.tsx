import { PluginContextProvider, store } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { APP } from '../testing/appMeta';
import { usePageState } from '../usePageState';

import { storedText } from './savedViews';
import { useSavedViews } from './useSavedViews';
import { ViewsButton } from './ViewsButton';

/** Where Grafana's storage for users keeps a text of someone who has not signed in. */
const STORED = 'provlogs-provisioning-app:undefined:views';

const onOpen = jest.fn();

function Page() {
  const [state] = usePageState();
  return <ViewsButton state={state} saved={useSavedViews()} onOpen={onOpen} />;
}

function show(search: string, views: Array<{ name: string; search: string }> = []) {
  if (views.length > 0) {
    localStorage.setItem(STORED, storedText(views));
  }
  locationService.push(`/a/provlogs${search}`);
  render(
    <PluginContextProvider meta={APP}>
      <Page />
    </PluginContextProvider>
  );
}

const address = () => new URLSearchParams(locationService.getLocation().search);
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const names = () => screen.queryAllByRole('menuitemradio').map(({ textContent }) => textContent);

async function choose(what: string) {
  await userEvent.click(button(/^View/));
  await userEvent.click(await screen.findByRole('menuitem', { name: what }));
  // A dialog takes the focus when it is drawn: typing before that would go elsewhere.
  await waitFor(() => expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true));
  return within(screen.getByRole('dialog'));
}

const FAILED_WEEK = { name: 'Failed this week', search: '?from=now-7d&to=now&status=failure&columns=message' };
const MINE = { name: 'Mine', search: '?identity=grace' };
const BUILT_IN = ['Failures', 'Skipped', 'Disabled and deleted'];

beforeEach(() => {
  localStorage.clear();
  onOpen.mockClear();
});

describe('the views', () => {
  it('are saved under a name, without the open record, and are there on the next visit', async () => {
    show('?status=failure&from=now-7d&to=now&record=x&tab=summary&orgId=2');
    const dialog = await choose('Save this view');
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await waitFor(() => expect(dialog.getByLabelText('Name')).toHaveFocus());
    await userEvent.keyboard(' Mine {Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(button('View: Mine')).toHaveFocus();
    cleanup();

    show('');
    await userEvent.click(button('Views'));
    await waitFor(() => expect(names()).toEqual(['Mine', ...BUILT_IN]));
    const link = screen.getByRole('menuitemradio', { name: 'Mine' });
    const saved = new URLSearchParams(link.getAttribute('href')?.split('?')[1]);
    expect([...saved.keys()]).toEqual(['from', 'to', 'status', 'columns', 'density', 'times']);
  });

  it('are opened by keys as by the mouse: filters, range and columns', async () => {
    show('?identity=grace&orgId=2', [FAILED_WEEK]);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('menuitemradio', { name: 'Failed this week' })).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    expect(Object.fromEntries(address())).toMatchObject({
      orgId: '2',
      from: 'now-7d',
      status: 'failure',
      columns: 'message',
    });
    expect(address().has('identity')).toBe(false);
    expect(onOpen).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(button('View: Failed this week')).toBeInTheDocument());
    // What it lists by is the view's, not what this user has by default.
    expect(localStorage.getItem('provlogs-provisioning-app.list')).toBeNull();
  });

  it('of the usual questions keep the range, and say which one is open', async () => {
    show('?from=now-7d&to=now&application=x');
    await userEvent.click(button('Views'));
    await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Skipped', checked: false }));
    expect([address().get('from'), address().getAll('status'), address().has('application')]).toEqual([
      'now-7d',
      ['skipped'],
      false,
    ]);
    await userEvent.click(button('View: Skipped'));
    expect(await screen.findByRole('menuitemradio', { name: 'Skipped' })).toBeChecked();
    expect(screen.getByRole('menuitemradio', { name: 'Failures' })).not.toBeChecked();
  });

  it('are left to the browser where a click is meant for another tab', async () => {
    show('', [MINE]);
    await userEvent.click(button('Views'));
    const link = await screen.findByRole('menuitemradio', { name: 'Mine' });
    // jsdom has no other tabs.
    window.addEventListener('click', (event) => event.preventDefault(), { once: true });
    const user = userEvent.setup();
    await user.keyboard('{Control>}');
    await user.click(link);
    expect(onOpen).not.toHaveBeenCalled();
    expect([...address().keys()]).toEqual([]);
  });

  it('say when a name is taken: saving replaces, renaming does not', async () => {
    show('?status=failure', [FAILED_WEEK, MINE]);
    await waitFor(() => expect(button('View: Failures')).toBeInTheDocument());
    let dialog = await choose('Save this view');
    await userEvent.type(dialog.getByLabelText('Name'), ' Mine ');
    expect(dialog.getByRole('status')).toHaveTextContent('There is a view of this name. It will be replaced.');
    await userEvent.click(dialog.getByRole('button', { name: 'Replace' }));
    await waitFor(() => expect(button('View: Mine')).toBeInTheDocument());

    dialog = await choose('Rename or delete views');
    await userEvent.click(dialog.getByRole('button', { name: 'Rename Mine' }));
    dialog = within(screen.getByRole('dialog', { name: 'Rename view' }));
    await waitFor(() => expect(dialog.getByLabelText('Name')).toHaveFocus());
    // Its name is selected: what is typed takes its place.
    await userEvent.keyboard('Failed this week');
    expect(dialog.getByLabelText('Name')).toBeInvalid();
    expect(dialog.getByRole('status')).toHaveTextContent('There is a view of this name already.');
    expect(dialog.getByRole('button', { name: 'Rename' })).toBeDisabled();
    await userEvent.type(dialog.getByLabelText('Name'), ' too{Enter}');
    const list = within(await screen.findByRole('list', { name: 'Saved views' }));
    expect(list.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      'Failed this week',
      'Failed this week too',
    ]);
  });

  it('are deleted once that is confirmed', async () => {
    show('', [FAILED_WEEK, MINE]);
    await userEvent.click(button('Views'));
    await screen.findByRole('menuitemradio', { name: 'Mine' });
    await userEvent.keyboard('{Escape}');
    const dialog = await choose('Rename or delete views');
    await userEvent.click(dialog.getByRole('button', { name: 'Delete Mine' }));
    expect(screen.getByText('Delete the view “Mine”? The records stay.')).toBeInTheDocument();
    await userEvent.click(button('Cancel'));
    await userEvent.click(button('Delete Mine'));
    await userEvent.click(button('Delete'));
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Mine' })).not.toBeInTheDocument());
    expect(screen.getByRole('link', { name: 'Failed this week' })).toBeInTheDocument();
    expect(localStorage.getItem(STORED)).toBe(storedText([FAILED_WEEK]));
  });

  it('say when they cannot be kept, and the dialog stays', async () => {
    show('');
    const dialog = await choose('Save this view');
    const full = jest.spyOn(store, 'set').mockImplementation(() => {
      throw new Error('QuotaExceededError');
    });
    await userEvent.type(dialog.getByLabelText('Name'), 'Mine{Enter}');
    expect(await dialog.findByRole('alert')).toHaveTextContent('This could not be kept');
    full.mockRestore();
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });
});
