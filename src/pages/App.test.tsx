import { PluginContextProvider } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { type ReactNode } from 'react';

import { type FacetsQuery, type RecordsQuery } from '../datasource/types';
import { FAILED } from '../records/testing/documents';
import {
  type Answers,
  facetFrame,
  FakeSource,
  haveDataSources,
  recordFrame,
  recordsFrame,
} from '../records/testing/fakeSource';
import { giveElementsASize } from '../records/testing/layout';
import { testIds } from '../testIds';

import { App } from './App';
import { APP } from './testing/appMeta';
import { countsFrame } from './testing/countsFrame';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: ({ actions, children }: { actions?: ReactNode; children: ReactNode }) => (
    <div className="main-view">
      {actions}
      {children}
    </div>
  ),
}));

beforeAll(() => giveElementsASize());
beforeEach(() => localStorage.clear());

function renderApp() {
  render(
    <PluginContextProvider meta={APP}>
      <App />
    </PluginContextProvider>
  );
}

const FACETS = [
  facetFrame('provisioning.action', { create: 1_200, stagedDelete: 3 }),
  facetFrame('provisioning.application.name', { 'Dropbox Business': 7 }),
  facetFrame('provisioning.status', { success: 5, failure: 2 }),
];

function person(index: number) {
  return { _id: `id-${index}`, 'provisioning.identity.name': `Person ${index}` };
}

async function openPage(search: string, answers: Answers = {}) {
  const source = new FakeSource({
    records: ({ after }) =>
      recordsFrame(after ? [] : [person(1), person(2)], { total: 1_999, cursor: after ? undefined : [1, 'b'] }),
    facets: () => FACETS,
    record: () => recordFrame(FAILED),
    ...answers,
  });
  haveDataSources(source);
  locationService.push(`/a/provlogs${search}`);
  renderApp();
  await screen.findByRole('search');
  const asked = (kind: string) => source.asked.filter(({ queryType }) => queryType === kind);
  return {
    source,
    lists: () => source.asked.flatMap((query): RecordsQuery[] => (query.queryType === 'records' ? [query] : [])),
    facets: () => source.asked.flatMap((query): FacetsQuery[] => (query.queryType === 'facets' ? [query] : [])),
    asked,
  };
}

/** The filter bar's: others stand where filters leave nothing. */
const clearButton = () => within(screen.getByRole('search')).getByRole('button', { name: 'Clear filters' });

/** A dialog takes the focus when it is drawn: typing before that would go elsewhere. */
async function openedDialog() {
  await waitFor(() => expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true));
  return within(screen.getByRole('dialog'));
}

const search = () => new URLSearchParams(locationService.getLocation().search);

describe('the page', () => {
  it('leads to adding a data source when there is none', async () => {
    haveDataSources();
    renderApp();
    expect(screen.getByText('Add a Provisioning Logs data source')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Add a data source' })).toHaveAttribute(
      'href',
      '/connections/datasources/provlogs-elasticsearch-datasource'
    );
  });

  it('lets choose among several data sources, and keeps the choice in the address', async () => {
    const [first, second] = [new FakeSource({}, 'one'), new FakeSource({}, 'two')];
    haveDataSources(first, second);
    locationService.push('/a/provlogs?dataSource=two');
    renderApp();
    await waitFor(() => expect(screen.getByText('Data source two')).toBeInTheDocument());
    expect([first.asked.length, second.asked.length]).toEqual([0, 3]);
  });

  it('takes the default data source where the address names none', async () => {
    const [first, second] = [new FakeSource({}, 'one'), new FakeSource({}, 'two', true)];
    haveDataSources(first, second);
    locationService.push('/a/provlogs');
    renderApp();
    await waitFor(() => expect(second.asked).toHaveLength(3));
    expect(first.asked).toEqual([]);
  });

  it('reads from no other data source than the one of the link', async () => {
    const first = new FakeSource({}, 'one');
    haveDataSources(first);
    locationService.push('/a/provlogs?dataSource=gone');
    renderApp();
    expect(screen.getByText(/The data source of this link does not exist any more/)).toBeInTheDocument();
    expect(screen.getByText('Choose a data source')).toBeInTheDocument();
    await act(async () => undefined);
    expect(first.asked).toEqual([]);
  });

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
    expect([search().get('from'), search().get('to')]).toEqual([
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
    expect(search().has('histogram')).toBe(false);
    await waitFor(() => expect(asked('series')).toHaveLength(1));
  });

  it('says over the list, too, whether it is the filters that leave nothing', async () => {
    await openPage('?status=failure', { records: () => recordsFrame([]) });
    const bars = within(screen.getByRole('region', { name: 'Records over time' }));
    expect(await bars.findByText('No records match the filters in this time range')).toBeInTheDocument();
    await userEvent.click(bars.getByRole('button', { name: 'Clear filters' }));
    expect(search().has('status')).toBe(false);
    expect(await bars.findByText('No records in this time range')).toBeInTheDocument();
    expect(await screen.findByText('There are no records in this time range')).toBeInTheDocument();
  });

  it('says which filters to loosen when nothing matches', async () => {
    const { lists } = await openPage('?status=failure&identity=grace', { records: () => recordsFrame([]) });
    const loosen = within(await screen.findByRole('list', { name: 'Filters to loosen' }));
    expect(loosen.getByText('Status: Failure')).toBeInTheDocument();
    expect(loosen.getByText('7 records without this filter')).toBeInTheDocument();
    await userEvent.click(loosen.getByRole('button', { name: 'Remove Identity begins with “grace”' }));
    expect(search().get('identity')).toBeNull();
    expect(lists().at(-1)).toMatchObject({ filters: [{ field: 'provisioning.status', values: ['failure'] }] });
    await userEvent.click(screen.getByRole('button', { name: 'Show 30 days' }));
    expect(search().get('from')).toBe('now-30d');
  });
});

describe('the filter bar', () => {
  it('offers the values there are with their counts in words of people, and asks with what was chosen', async () => {
    const { lists, facets } = await openPage('');
    await screen.findByText('Person 1');
    await userEvent.click(screen.getByRole('combobox', { name: 'Action' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Staged delete (3)' }));
    await userEvent.click(screen.getByRole('option', { name: 'Create (1,200)' }));
    expect(search().getAll('action')).toEqual(['stagedDelete', 'create']);
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
    await waitFor(() => expect(search().get('identity')).toBe('grace'));
    expect(
      lists()
        .slice(before)
        .every(({ identity }) => identity === 'grace')
    ).toBe(true);
    await userEvent.type(screen.getByRole('textbox', { name: 'Search' }), 'conflict{Enter}');
    expect(search().get('text')).toBe('conflict');
    expect(lists().at(-1)).toMatchObject({ identity: 'grace', text: 'conflict' });
  });

  it('clears one filter and all of them', async () => {
    await openPage('?status=failure&application=Dropbox%20Business&text=x&columns=message');
    const status = within(screen.getByTestId(testIds.filters.facet('provisioning.status')));
    await userEvent.click(status.getByRole('button', { name: 'Remove Failure' }));
    expect(search().getAll('status')).toEqual([]);
    await userEvent.click(clearButton());
    expect([...search().keys()]).toEqual(['columns']);
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
    expect(search().has('job')).toBe(false);
    expect(screen.queryByTestId(testIds.filters.facet('provisioning.job_id'))).not.toBeInTheDocument();
  });

  it('keeps a further filter whose last value is taken away, until it is removed', async () => {
    await openPage('?job=job-7');
    const job = () => screen.queryByTestId(testIds.filters.facet('provisioning.job_id'));
    await userEvent.click(screen.getByRole('button', { name: 'Remove job-7' }));
    expect(search().has('job')).toBe(false);
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
    expect(search().get('duration')).toBe('500..');

    dialog = await add('Changed property');
    await userEvent.type(dialog.getByRole('textbox', { name: /^Property/ }), 'department');
    await userEvent.click(dialog.getByLabelText('From no value'));
    await userEvent.type(dialog.getByRole('textbox', { name: /^To/ }), 'Sales & Co{Enter}');
    const words = 'Changed property: department, from no value to “Sales & Co”';
    await userEvent.click(screen.getByRole('button', { name: `Exclude instead: ${words}` }));
    expect(search().get('-valueChange')).toBe('name=department&fromNothing=&to=Sales+%26+Co');
    await waitFor(() =>
      expect(lists().at(-1)).toMatchObject({
        ranges: [{ field: 'event.duration', min: 500_000_000 }],
        changes: [{ name: 'department', oldValue: null, newValue: 'Sales & Co', exclude: true }],
      })
    );

    await userEvent.click(screen.getByRole('button', { name: 'Change Duration: at least 500 ms' }));
    dialog = await openedDialog();
    await userEvent.type(dialog.getByLabelText('At most'), '900{Enter}');
    expect(search().getAll('duration')).toEqual(['500..900']);
    await userEvent.click(screen.getByRole('button', { name: 'Remove Identity is not: svc' }));
    await userEvent.click(clearButton());
    expect([...search().keys()]).toEqual([]);
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
    expect([search().get('from'), search().get('columns')]).toEqual(['now-7d', 'message']);
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

describe('what is kept in the address', () => {
  it('opens the record and the tab of a link, also when the list has no such record', async () => {
    const { asked } = await openPage('?record=far-away&tab=summary');
    expect(await screen.findByRole('heading', { name: 'Grace Okafor' })).toBeInTheDocument();
    expect(asked('record')).toMatchObject([{ documentId: 'far-away' }]);
    expect(screen.getByText('Failed to create user Grace Okafor in Dropbox.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Modified properties' }));
    expect(search().get('tab')).toBe('properties');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect([...search().keys()]).toEqual([]);
  });

  it('goes back from a record to the list without asking for it again', async () => {
    const { lists } = await openPage('', { records: () => recordsFrame([person(1)]) });
    await userEvent.click(await screen.findByText('Person 1'));
    expect(search().get('record')).toBe('id-1');
    const asked = lists().length;
    act(() => locationService.getHistory().goBack());
    await waitFor(() => expect(search().has('record')).toBe(false));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(lists()).toHaveLength(asked);
  });

  it('takes the portal’s choices of time, and the order', async () => {
    const { lists } = await openPage('?order=asc');
    await screen.findByText('Person 1');
    expect(lists().at(-1)).toMatchObject({ order: 'asc' });
    expect(screen.getByRole('radio', { name: '24 hours' })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: '1 month' }));
    expect(search().get('from')).toBe('now-1M');
    await userEvent.click(screen.getByRole('radio', { name: 'Custom' }));
    expect(await screen.findByText('Absolute time range')).toBeInTheDocument();
  });

  it('asks for the columns that are shown, and keeps them', async () => {
    const { lists } = await openPage('');
    await screen.findByText('Person 1');
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(await screen.findByLabelText('Error code'));
    expect(search().get('columns')?.split(',').at(-1)).toBe('error.code');
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
    await waitFor(() => expect(search().get('columns')).toContain('provisioning.application.name'));
    expect(search().get('columns')).not.toContain('provisioning.status');
    const columns = search().get('columns');
    cleanup();

    const second = await openPage('?status=failure');
    await screen.findByText('Person 1');
    expect(second.lists()[0]?.columns).not.toContain('provisioning.status');
    expect(search().get('columns')).toBe(columns);
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
    expect([search().get('density'), search().get('times')]).toEqual(['compact', 'relative']);
  });
});

describe('looking for new records', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-20T08:00:00Z') }));
  afterEach(() => {
    // What waits is done with before time is real again.
    act(() => jest.runOnlyPendingTimers());
    jest.useRealTimers();
  });

  const many = Array.from({ length: 60 }, (_, index) => person(index));

  /** The page with 60 records, of which there are 72 as soon as it is asked how many there are. */
  async function openLive(search: string) {
    const page = await openPage(search, {
      records: ({ limit }) => recordsFrame(limit === 1 ? [person(99)] : many, { total: limit === 1 ? 72 : 60 }),
    });
    await screen.findByText('Person 1');
    const pass = (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds));
    const listed = () => page.lists().filter(({ limit }) => limit === 200);
    return { ...page, pass, listed };
  }

  it('does not, unless asked to', async () => {
    const { lists, pass } = await openLive('');
    await pass(600_000);
    expect(lists()).toHaveLength(1);
  });

  it('says how many there are to who reads further down, and shows them when asked', async () => {
    const { pass, listed } = await openLive('?refresh=10s');
    const grid = screen.getByRole('grid');
    grid.scrollTop = 480;
    fireEvent.scroll(grid);
    await pass(10_000);
    expect(screen.getByTestId(testIds.page.newRecords)).toHaveTextContent('12 new records');
    expect(listed()).toHaveLength(1);
    expect(grid.scrollTop).toBe(480);
    fireEvent.click(screen.getByRole('button', { name: '12 new records' }));
    await pass(0);
    expect(listed()).toHaveLength(2);
    expect(screen.getByRole('grid').scrollTop).toBe(0);
    expect(screen.getByTestId(testIds.page.newRecords)).toBeEmptyDOMElement();
  });

  it('shows them at once at the top of the list, but not below the focus or beside an open record', async () => {
    const { pass, listed } = await openLive('?refresh=10s&record=id-1');
    await pass(10_000);
    expect(listed()).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    await pass(0);
    expect(listed()).toHaveLength(2);
    act(() => screen.getAllByTestId(testIds.list.row)[3]?.focus());
    await pass(10_000);
    expect(screen.getByRole('button', { name: '12 new records' })).toBeInTheDocument();
    expect(listed()).toHaveLength(2);
  });

  it('says when they cannot be counted, and goes on', async () => {
    const { source, pass } = await openLive('?refresh=10s');
    const { records } = source.answers;
    source.answers.records = () => {
      throw new Error('Elasticsearch is busy.');
    };
    await pass(10_000);
    expect(screen.getByTitle('Elasticsearch is busy.')).toHaveTextContent('New records could not be counted');
    source.answers.records = records;
    await pass(10_000);
    expect(screen.queryByTitle('Elasticsearch is busy.')).not.toBeInTheDocument();
  });
});
