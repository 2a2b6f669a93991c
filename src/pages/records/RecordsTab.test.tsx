import { locationService } from '@grafana/runtime';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { recordsFrame } from '../../records/testing/fakeSource';
import { giveElementsASize } from '../../records/testing/layout';
import { testIds } from '../../testIds';

import { countsFrame } from '../testing/countsFrame';
import { address, openPage, person } from '../testing/openPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  ...jest.requireActual('../testing/PluginPage'),
}));

beforeAll(() => giveElementsASize());
beforeEach(() => localStorage.clear());

describe('the list of records', () => {
  it('lists the first page, says how much there is, and appends the next', async () => {
    const { lists } = await openPage('?from=now-7d&to=now', {
      records: ({ after }) =>
        recordsFrame(after ? [person(3)] : [person(1), person(2)], {
          total: 1_999,
          cursor: after ? undefined : [1, 'b'],
        }),
    });
    expect(await screen.findByText('Person 1')).toBeInTheDocument();
    // Two rows end at once, so the next page is asked for without a scroll.
    expect(await screen.findByText('Person 3')).toBeInTheDocument();
    expect(screen.getByTestId(testIds.list.footer)).toHaveTextContent('3 of 1,999 records');
    expect(screen.queryByRole('button', { name: 'Load more' })).not.toBeInTheDocument();
    expect(lists().map(({ after, order, limit }) => ({ after, order, limit }))).toEqual([
      { after: undefined, order: 'desc', limit: 200 },
      { after: [1, 'b'], order: 'desc', limit: 200 },
    ]);
  });

  it('keeps what it has when the next page fails, and tries again when asked', async () => {
    let failing = true;
    await openPage('', {
      records: ({ after }) => {
        if (after && failing) {
          throw new Error('Elasticsearch is busy.');
        }
        return recordsFrame([person(after ? 3 : 1)], { total: 2, cursor: after ? undefined : [1, 'b'] });
      },
    });
    expect(await screen.findByText(/Elasticsearch is busy/)).toBeInTheDocument();
    expect(screen.getByText('Person 1')).toBeInTheDocument();
    failing = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Person 3')).toBeInTheDocument();
    expect(screen.queryByText(/Elasticsearch is busy/)).not.toBeInTheDocument();
  });

  it('says why there is no list, instead of an empty one, and tries again', async () => {
    const { source } = await openPage('', {
      records: () => {
        throw new Error('The API key was refused.');
      },
    });
    expect(await screen.findByText('The API key was refused.')).toBeInTheDocument();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
    expect(screen.queryByText(/no records/i)).not.toBeInTheDocument();
    source.answers.records = () => recordsFrame([person(1)]);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Person 1')).toBeInTheDocument();
  });

  it('passes on what the data source says about a part that is missing', async () => {
    await openPage('', {
      records: () => {
        const frame = recordsFrame([person(1)]);
        return { ...frame, meta: { ...frame.meta, notices: [{ severity: 'warning', text: '2 of 5 shards failed.' }] } };
      },
    });
    expect(await screen.findByText('2 of 5 shards failed.')).toBeInTheDocument();
  });

  it('counts the records over time with the same filters, and shows the part that is chosen', async () => {
    const { lists, asked } = await openPage('?status=failure&from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z', {
      series: () => [countsFrame('failure', [1, 2], Date.parse('2026-11-20T00:00:00Z'), 12 * 3_600_000)],
    });
    const plot = await screen.findByRole('slider', { name: 'Records over time' });
    expect(asked('series')).toMatchObject([
      { groupBy: ['provisioning.status'], filters: [{ values: ['failure'] }], interval: '30m' },
    ]);
    fireEvent.keyDown(plot, { key: 'Home' });
    fireEvent.keyDown(plot, { key: 'Enter' });
    expect([address().get('from'), address().get('to')]).toEqual([
      '2026-11-20T00:00:00.000Z',
      '2026-11-20T11:59:59.999Z',
    ]);
    await waitFor(() => expect(lists().filter(({ after }) => after === undefined)).toHaveLength(2));
  });

  it('does not count what is folded away, and keeps that in the address', async () => {
    const { asked } = await openPage('?histogram=hidden');
    await screen.findByText('Person 1');
    expect(asked('series')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Records over time' }));
    expect(address().has('histogram')).toBe(false);
    await waitFor(() => expect(asked('series')).toHaveLength(1));
  });

  it('says over the list, too, whether it is the filters that leave nothing', async () => {
    await openPage('?status=failure', { records: () => recordsFrame([]) });
    const bars = within(screen.getByRole('region', { name: 'Records over time' }));
    expect(await bars.findByText('No records match the filters in this time range')).toBeInTheDocument();
    await userEvent.click(bars.getByRole('button', { name: 'Clear filters' }));
    expect(address().has('status')).toBe(false);
    expect(await bars.findByText('No records in this time range')).toBeInTheDocument();
    expect(await screen.findByText('There are no records in this time range')).toBeInTheDocument();
  });

  it('says which filters to loosen when nothing matches', async () => {
    const { lists } = await openPage('?status=failure&identity=grace', { records: () => recordsFrame([]) });
    const loosen = within(await screen.findByRole('list', { name: 'Filters to loosen' }));
    expect(loosen.getByText('Status: Failure')).toBeInTheDocument();
    expect(loosen.getByText('7 records without this filter')).toBeInTheDocument();
    await userEvent.click(loosen.getByRole('button', { name: 'Remove Identity begins with “grace”' }));
    expect(address().get('identity')).toBeNull();
    expect(lists().at(-1)).toMatchObject({ filters: [{ field: 'provisioning.status', values: ['failure'] }] });
    await userEvent.click(screen.getByRole('button', { name: 'Show 30 days' }));
    expect(address().get('from')).toBe('now-30d');
  });
});

describe('what is kept in the address', () => {
  it('opens the record and the tab of a link, also when the list has no such record', async () => {
    const { asked } = await openPage('?record=far-away&tab=summary');
    expect(await screen.findByRole('heading', { name: 'Grace Okafor' })).toBeInTheDocument();
    expect(asked('record')).toMatchObject([{ documentId: 'far-away' }]);
    expect(screen.getByText('Failed to create user Grace Okafor in Dropbox.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Modified properties' }));
    expect(address().get('tab')).toBe('properties');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect([...address().keys()]).toEqual([]);
  });

  it('reads a record of the list by its time too, that of a link once, though its time comes with the list', async () => {
    const rows = [1, 2].map((index) => ({ ...person(index), '@timestamp': index }));
    const { asked } = await openPage('?record=id-1', { records: () => recordsFrame(rows) });
    await screen.findByText('Person 2');
    await screen.findByRole('heading', { name: 'Grace Okafor' });
    expect(asked('record')).toMatchObject([{ documentId: 'id-1' }]);
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'j' });
    await waitFor(() => expect(asked('record')).toHaveLength(2));
    expect(asked('record')[1]).toMatchObject({ documentId: 'id-2', time: 2 });
  });

  it('goes back from a record to the list without asking for it again', async () => {
    const { lists } = await openPage('', { records: () => recordsFrame([person(1)]) });
    await userEvent.click(await screen.findByText('Person 1'));
    expect(address().get('record')).toBe('id-1');
    const asked = lists().length;
    act(() => locationService.getHistory().goBack());
    await waitFor(() => expect(address().has('record')).toBe(false));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(lists()).toHaveLength(asked);
  });

  it('takes the portal’s choices of time, and the order', async () => {
    const { lists } = await openPage('?order=asc');
    await screen.findByText('Person 1');
    expect(lists().at(-1)).toMatchObject({ order: 'asc' });
    expect(screen.getByRole('radio', { name: '24 hours' })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: '1 month' }));
    expect(address().get('from')).toBe('now-1M');
    await userEvent.click(screen.getByRole('radio', { name: 'Custom' }));
    expect(await screen.findByText('Absolute time range')).toBeInTheDocument();
  });

  it('asks for the columns that are shown, and keeps them', async () => {
    const { lists } = await openPage('');
    await screen.findByText('Person 1');
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(await screen.findByLabelText('Error code'));
    expect(address().get('columns')?.split(',').at(-1)).toBe('error.code');
    await waitFor(() => expect(lists().at(-1)?.columns).toContain('error.code'));
    expect(screen.getByRole('columnheader', { name: 'Error code', hidden: true })).toBeInTheDocument();
  });

  it('reads nothing again when a column is hidden and shown again', async () => {
    const { lists } = await openPage('');
    await screen.findByText('Person 1');
    await act(async () => undefined);
    const before = lists().length;
    await userEvent.click(screen.getByRole('button', { name: 'Column Status' }));
    await userEvent.click(screen.getByRole('menuitem', { name: /Hide/ }));
    expect(screen.queryByRole('button', { name: 'Column Status' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Status' }));
    expect(screen.getByRole('columnheader', { name: /Status/ })).toBeInTheDocument();
    expect(lists()).toHaveLength(before);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Error code' }));
    await waitFor(() => expect(lists()[before]?.columns).toContain('error.code'));
  });

  it('lists as this user did the last time, where the address says nothing of it, and then says it', async () => {
    await openPage('');
    await screen.findByText('Person 1');
    await userEvent.click(screen.getByRole('button', { name: 'Column Status' }));
    await userEvent.click(screen.getByRole('menuitem', { name: /Hide/ }));
    await waitFor(() => expect(address().get('columns')).toContain('provisioning.application.name'));
    expect(address().get('columns')).not.toContain('provisioning.status');
    const columns = address().get('columns');
    cleanup();

    const second = await openPage('?status=failure');
    await screen.findByText('Person 1');
    expect(second.lists()[0]?.columns).not.toContain('provisioning.status');
    expect(address().get('columns')).toBe(columns);
    cleanup();

    const third = await openPage('?columns=error.code:200');
    await screen.findByRole('grid');
    expect(third.lists()[0]?.columns).toEqual(['error.code', 'provisioning.identity.id']);
  });

  it('is compact and tells how long ago, on demand', async () => {
    await openPage('');
    await screen.findByText('Person 1');
    await userEvent.click(screen.getByRole('button', { name: 'Display' }));
    await userEvent.click(await screen.findByLabelText('Compact'));
    await userEvent.click(screen.getByLabelText('How long ago'));
    expect([address().get('density'), address().get('times')]).toEqual(['compact', 'relative']);
  });
});
