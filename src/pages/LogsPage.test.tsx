import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { giveElementsASize } from '../records/testing/layout';
import { testIds } from '../testIds';

import { address, clearButton, openPage } from './testing/openPage';
import type * as Tabs from './tabs/PageTabs';
import { PageTabs } from './tabs/PageTabs';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  ...jest.requireActual('./testing/PluginPage'),
}));

jest.mock('./tabs/PageTabs', () => {
  const actual = jest.requireActual<typeof Tabs>('./tabs/PageTabs');
  return { ...actual, PageTabs: jest.fn(actual.PageTabs) };
});

beforeAll(() => giveElementsASize());
beforeEach(() => localStorage.clear());

/** A dialog takes the focus when it is drawn: typing before that would go elsewhere. */
async function openedDialog() {
  await waitFor(() => expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true));
  return within(screen.getByRole('dialog'));
}

describe('the filter bar', () => {
  it('offers the values there are with their counts in words of people, and asks with what was chosen', async () => {
    const { lists, facets } = await openPage('');
    await screen.findByText('Person 1');
    await userEvent.click(screen.getByRole('combobox', { name: 'Action' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Staged delete (3)' }));
    await userEvent.click(screen.getByRole('option', { name: 'Create (1,200)' }));
    expect(address().getAll('action')).toEqual(['stagedDelete', 'create']);
    const filters = [{ field: 'provisioning.action', values: ['stagedDelete', 'create'] }];
    await waitFor(() => expect(lists().at(-1)).toMatchObject({ filters }));
    expect(facets().at(-1)).toMatchObject({ filters });
    expect(facets().at(-1)?.fields).toEqual([
      'provisioning.action',
      'provisioning.application.name',
      'provisioning.source_system.name',
      'provisioning.target_system.name',
      'provisioning.status',
    ]);
  });

  it('waits for a pause in typing, and not after Enter', async () => {
    const { lists } = await openPage('');
    await screen.findByText('Person 1');
    const before = lists().length;
    await userEvent.type(screen.getByRole('textbox', { name: 'Identity' }), 'grace');
    await waitFor(() => expect(address().get('identity')).toBe('grace'));
    expect(
      lists()
        .slice(before)
        .every(({ identity }) => identity === 'grace')
    ).toBe(true);
    await userEvent.type(screen.getByRole('textbox', { name: 'Search' }), 'conflict{Enter}');
    expect(address().get('text')).toBe('conflict');
    expect(lists().at(-1)).toMatchObject({ identity: 'grace', text: 'conflict' });
  });

  it('clears one filter and all of them', async () => {
    await openPage('?status=failure&application=Dropbox%20Business&text=x&columns=message');
    const status = within(screen.getByTestId(testIds.filters.facet('provisioning.status')));
    await userEvent.click(status.getByRole('button', { name: 'Remove Failure' }));
    expect(address().getAll('status')).toEqual([]);
    await userEvent.click(clearButton());
    expect([...address().keys()]).toEqual(['columns']);
    expect(screen.getByRole('textbox', { name: 'Search' })).toHaveValue('');
    expect(clearButton()).toBeDisabled();
  });

  it('adds filters, shows those of the address, and takes them away', async () => {
    const { facets } = await openPage('?job=job-7');
    expect(screen.getByTestId(testIds.filters.facet('provisioning.job_id'))).toHaveTextContent('job-7');
    await userEvent.click(screen.getByRole('button', { name: 'Add filter' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Error code' }));
    await waitFor(() => expect(facets().at(-1)?.fields.slice(5)).toEqual(['error.code', 'provisioning.job_id']));
    await userEvent.click(screen.getByRole('button', { name: 'Remove filter Job ID' }));
    expect(address().has('job')).toBe(false);
    expect(screen.queryByTestId(testIds.filters.facet('provisioning.job_id'))).not.toBeInTheDocument();
  });

  it('keeps a further filter whose last value is taken away, until it is removed', async () => {
    await openPage('?job=job-7');
    const job = () => screen.queryByTestId(testIds.filters.facet('provisioning.job_id'));
    await userEvent.click(screen.getByRole('button', { name: 'Remove job-7' }));
    expect(address().has('job')).toBe(false);
    expect(job()).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Remove filter Job ID' }));
    expect(job()).not.toBeInTheDocument();
  });

  it('clears texts that are still being typed, too', async () => {
    await openPage('?status=failure');
    const input = () => screen.getByRole('textbox', { name: 'Identity' });
    fireEvent.change(input(), { target: { value: 'takahashi' } });
    fireEvent.click(clearButton());
    expect(input()).toHaveValue('');
  });

  it('adds conditions on numbers, changes and texts to leave out, changes and turns them', async () => {
    const { lists } = await openPage('?-identity=svc');
    await screen.findByText('Person 1');
    expect(lists().at(-1)).toMatchObject({ notIdentity: 'svc' });
    const add = async (what: string) => {
      await userEvent.click(screen.getByRole('button', { name: 'Add filter' }));
      await userEvent.click(screen.getByRole('menuitem', { name: what }));
      return openedDialog();
    };
    let dialog = await add('Duration');
    expect(dialog.getByRole('button', { name: 'Apply' })).toBeDisabled();
    await userEvent.type(dialog.getByLabelText('At least'), '500');
    await userEvent.type(dialog.getByLabelText('At most'), '20');
    expect(dialog.getByRole('alert')).toHaveTextContent('The range ends before it begins.');
    await userEvent.clear(dialog.getByLabelText('At most'));
    await userEvent.click(dialog.getByRole('button', { name: 'Apply' }));
    expect(address().get('duration')).toBe('500..');

    dialog = await add('Changed property');
    await userEvent.type(dialog.getByRole('textbox', { name: /^Property/ }), 'department');
    await userEvent.click(dialog.getByLabelText('From no value'));
    await userEvent.type(dialog.getByRole('textbox', { name: /^To/ }), 'Sales & Co{Enter}');
    const words = 'Changed property: department, from no value to “Sales & Co”';
    await userEvent.click(screen.getByRole('button', { name: `Exclude instead: ${words}` }));
    expect(address().get('-valueChange')).toBe('name=department&fromNothing=&to=Sales+%26+Co');
    await waitFor(() =>
      expect(lists().at(-1)).toMatchObject({
        ranges: [{ field: 'event.duration', min: 500_000_000 }],
        changes: [{ name: 'department', oldValue: null, newValue: 'Sales & Co', exclude: true }],
      })
    );

    await userEvent.click(screen.getByRole('button', { name: 'Change Duration: at least 500 ms' }));
    dialog = await openedDialog();
    await userEvent.type(dialog.getByLabelText('At most'), '900{Enter}');
    expect(address().getAll('duration')).toEqual(['500..900']);
    await userEvent.click(screen.getByRole('button', { name: 'Remove Identity is not: svc' }));
    await userEvent.click(clearButton());
    expect([...address().keys()]).toEqual([]);
  });

  it('says that its values are missing, and leaves the list', async () => {
    await openPage('', {
      facets: () => {
        throw new Error('Too many buckets.');
      },
    });
    expect(await screen.findByText(/Too many buckets/)).toBeInTheDocument();
    expect(screen.getByText('Person 1')).toBeInTheDocument();
  });
});

describe('the views', () => {
  it('take the place of all filters, also of texts that are still being typed, and leave range and columns', async () => {
    const { lists } = await openPage('?application=Dropbox%20Business&job=job-7&from=now-7d&to=now&columns=message');
    fireEvent.change(screen.getByRole('textbox', { name: 'Identity' }), { target: { value: 'takahashi' } });
    fireEvent.click(screen.getByRole('button', { name: 'Views' }));
    fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Disabled and deleted' }));
    expect(screen.getByRole('textbox', { name: 'Identity' })).toHaveValue('');
    expect(screen.queryByTestId(testIds.filters.facet('provisioning.job_id'))).not.toBeInTheDocument();
    const filters = [{ field: 'provisioning.action', values: ['disable', 'delete', 'stagedDelete'] }];
    await waitFor(() => expect(lists().at(-1)?.filters).toEqual(filters));
    expect([address().get('from'), address().get('columns')]).toEqual(['now-7d', 'message']);
  });

  it('say when some cannot be read, and the page works all the same', async () => {
    localStorage.setItem('provlogs-provisioning-app:undefined:views', '{"views":[{"name":"Mine","search":""},7]}');
    await openPage('');
    expect(await screen.findByText('1 saved view cannot be read and is left out')).toBeInTheDocument();
    expect(await screen.findByText('Person 1')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Close alert' }));
    expect(screen.queryByText(/cannot be read/)).not.toBeInTheDocument();
  });
});

describe('an open record', () => {
  it('comes and goes without the rest of the page being made again', async () => {
    await openPage('');
    const open = async (name: string) => {
      await userEvent.click(await screen.findByText(name));
      await screen.findAllByTestId(testIds.drawer.step);
    };
    await open('Person 1');
    const made = jest.mocked(PageTabs).mock.calls.length;
    await userEvent.click(screen.getByRole('tab', { name: 'Summary' }));
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await open('Person 2');
    expect(jest.mocked(PageTabs).mock.calls).toHaveLength(made);
  });
});
