import { act, fireEvent, screen } from '@testing-library/react';

import { recordsFrame } from '../../records/testing/fakeSource';
import { giveElementsASize } from '../../records/testing/layout';
import { testIds } from '../../testIds';

import { openPage, person } from '../testing/openPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  ...jest.requireActual('../testing/PluginPage'),
}));

beforeAll(() => giveElementsASize());
beforeEach(() => localStorage.clear());

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
