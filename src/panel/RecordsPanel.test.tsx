import {
  CoreApp,
  createDataFrame,
  type DataFrame,
  EventBusSrv,
  FieldType,
  getDefaultTimeRange,
  getPanelDataSummary,
  LoadingState,
  type PanelData,
  type PanelProps,
} from '@grafana/data';
import { type PanelDataErrorViewProps } from '@grafana/runtime';
import { type PanelContext, PanelContextProvider } from '@grafana/ui';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { DEFAULT_COLUMNS } from '../fields';
import { FAILED } from '../records/testing/documents';
import { documentsFrame, FakeSource, haveDataSources, recordFrame, recordsFrame } from '../records/testing/fakeSource';
import { giveElementsASize } from '../records/testing/layout';
import { testIds } from '../testIds';

import { INITIAL_OPTIONS, readOptions, type RecordsPanelOptions } from './options';
import { RecordsPanel } from './RecordsPanel';
import { recordsPanelPlugin } from './recordsPanelPlugin';
import { suggestionsFor } from './suggestions';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PanelDataErrorView: ({ message, data }: PanelDataErrorViewProps) => (
    <div>{message ?? `no message for ${data.series.length} frames`}</div>
  ),
}));

beforeAll(() => giveElementsASize());

const ROW = {
  '@timestamp': 1_763_600_000_000,
  'provisioning.identity.name': 'Grace',
  'provisioning.status': 'failure',
};

const QUERY = { refId: 'A', queryType: 'records', limit: 1, datasource: { uid: 'second' } };

function dataOf(series: DataFrame[], data: Partial<PanelData> = {}): PanelData {
  const range = getDefaultTimeRange();
  return {
    series,
    state: LoadingState.Done,
    timeRange: range,
    request: {
      app: CoreApp.Dashboard,
      requestId: 'Q1',
      interval: '1m',
      intervalMs: 60_000,
      range,
      scopedVars: {},
      startTime: 0,
      timezone: 'utc',
      targets: [QUERY],
    },
    ...data,
  };
}

function propsOf(data: PanelData, options: RecordsPanelOptions): PanelProps<RecordsPanelOptions> {
  return {
    id: 7,
    data,
    options,
    timeRange: data.timeRange,
    timeZone: 'utc',
    title: '',
    transparent: false,
    width: 800,
    height: 400,
    fieldConfig: { defaults: {}, overrides: [] },
    renderCounter: 1,
    eventBus: new EventBusSrv(),
    replaceVariables: (text) => text,
    onOptionsChange: () => undefined,
    onFieldConfigChange: () => undefined,
    onChangeTimeRange: () => undefined,
  };
}

async function show(data: PanelData, options: Partial<RecordsPanelOptions> = {}, context: Partial<PanelContext> = {}) {
  const [first, second] = [new FakeSource({}, 'first'), new FakeSource({}, 'second')];
  haveDataSources(first, second);
  const props = { ...propsOf(data, { ...INITIAL_OPTIONS, ...options }), onOptionsChange: jest.fn() };
  render(
    <PanelContextProvider value={{ eventsScope: 'test', eventBus: props.eventBus, ...context }}>
      <div className="main-view">
        <RecordsPanel {...props} />
      </div>
    </PanelContextProvider>
  );
  // The data source arrives a moment later.
  await act(async () => undefined);
  return { first, second, onOptionsChange: props.onOptionsChange };
}

describe('the panel', () => {
  it('lists the records of its query and says how many there are', () => {
    show(
      dataOf([
        recordsFrame(
          [
            { _id: 'a', ...ROW },
            { _id: 'b', ...ROW },
          ],
          { total: 1_999 }
        ),
      ])
    );
    expect(screen.getAllByTestId(testIds.list.row)).toHaveLength(2);
    expect(screen.getByTestId(testIds.list.footer)).toHaveTextContent('2 of 1,999 records');
  });

  it('puts the records of several queries together, and leaves other frames out', async () => {
    const other = createDataFrame({ fields: [{ name: 'Value', type: FieldType.number, values: [1] }] });
    await show(
      dataOf([recordsFrame([{ _id: 'a', ...ROW }], { total: 5 }), other, recordsFrame([{ _id: 'b', ...ROW }])])
    );
    expect(screen.getAllByTestId(testIds.list.row)).toHaveLength(2);
    expect(screen.getByTestId(testIds.list.footer)).toHaveTextContent('2 records loaded');
  });

  it('lists a record that two queries found once, and counts it once', async () => {
    const [a, b] = [
      { _id: 'a', ...ROW },
      { _id: 'b', ...ROW },
    ];
    await show(dataOf([recordsFrame([a, b]), recordsFrame([b])]));
    expect(screen.getAllByTestId(testIds.list.row)).toHaveLength(2);
    expect(screen.getByTestId(testIds.list.footer)).toHaveTextContent('2 of 2 records');
  });

  it('says what the data source says about a later page, and leaves the first page’s to Grafana', async () => {
    const noticed = (frame: DataFrame, ...texts: string[]): DataFrame => ({
      ...frame,
      meta: { ...frame.meta, notices: texts.map((text) => ({ severity: 'warning', text })) },
    });
    const first = recordsFrame([{ _id: 'a', ...ROW }], { total: 2, cursor: [1, 'a'] });
    const { second } = await show(dataOf([noticed(first, 'Known already.')]));
    second.answers.records = () => noticed(recordsFrame([{ _id: 'b', ...ROW }]), 'Known already.', 'Shards failed.');
    await userEvent.click(await screen.findByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('Shards failed.')).toBeInTheDocument();
    expect(screen.queryByText('Known already.')).not.toBeInTheDocument();
  });

  it('shows the chosen columns in their order, and names those that the query did not ask for', async () => {
    await show(dataOf([recordsFrame([{ _id: 'a', ...ROW }])]), {
      columns: ['provisioning.status', '@timestamp', 'error.code'],
    });
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['Status', 'Date']);
    expect(screen.getByText('Not asked for by the query: Error code')).toBeInTheDocument();
  });

  it('opens a record by Enter, from the data source that its query was sent to', async () => {
    const { first, second } = await show(dataOf([recordsFrame([{ _id: 'a', ...ROW }])]));
    second.answers.record = () => recordFrame(FAILED);
    act(() => screen.getAllByTestId(testIds.list.row)[0]?.focus());
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Grace Okafor' })).toBeInTheDocument();
    expect(second.asked).toMatchObject([{ queryType: 'record', documentId: 'a' }]);
    expect(first.asked).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('loads the next page of the same query when asked', async () => {
    const { second } = await show(dataOf([recordsFrame([{ _id: 'a', ...ROW }], { total: 2, cursor: [1, 'a'] })]));
    second.answers.records = () => recordsFrame([{ _id: 'b', ...ROW, 'provisioning.identity.name': 'Next' }]);
    await userEvent.click(await screen.findByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('Next')).toBeInTheDocument();
    expect(second.asked).toMatchObject([{ refId: 'A', after: [1, 'a'], limit: 1 }]);
    expect(screen.getByTestId(testIds.list.footer)).toHaveTextContent('2 of 2 records');
  });

  it('says that there is no data, why, or that the query is another one', async () => {
    const { unmount } = render(<RecordsPanel {...propsOf(dataOf([]), INITIAL_OPTIONS)} />);
    expect(screen.getByText('no message for 0 frames')).toBeInTheDocument();
    unmount();
    await show(dataOf([], { state: LoadingState.Error, errors: [{ message: 'The index is missing.' }] }));
    expect(screen.getByText('The index is missing.')).toBeInTheDocument();
    const other = createDataFrame({ fields: [{ name: 'Value', type: FieldType.number, values: [1] }] });
    await show(dataOf([other]));
    expect(screen.getByText(/choose Records in the query/)).toBeInTheDocument();
  });

  it('keeps what is done to its columns in its options, also those that the query did not ask for', async () => {
    const { onOptionsChange } = await show(dataOf([recordsFrame([{ _id: 'a', ...ROW }])]), {
      columns: ['error.code', 'provisioning.status', '@timestamp'],
    });
    await userEvent.click(screen.getByRole('button', { name: 'Column Status' }));
    await userEvent.click(screen.getByRole('menuitem', { name: /Move right/ }));
    expect(onOptionsChange).toHaveBeenCalledWith({
      ...INITIAL_OPTIONS,
      columns: ['@timestamp', 'provisioning.status', 'error.code'],
    });
  });

  it('makes a value that is clicked an ad-hoc filter, where that is chosen, and opens the record by Enter', async () => {
    const onAddAdHocFilter = jest.fn();
    const { second } = await show(
      dataOf([recordsFrame([{ _id: 'a', ...ROW }])]),
      { click: 'filter' },
      { onAddAdHocFilter }
    );
    await userEvent.click(screen.getByRole('button', { name: 'Failure' }));
    expect(onAddAdHocFilter.mock.calls).toEqual([
      [{ key: 'provisioning.status', keyLabel: 'Status', value: 'failure', operator: '=' }],
    ]);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    second.answers.record = () => recordFrame(FAILED);
    act(() => screen.getAllByTestId(testIds.list.row)[0]?.focus());
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Grace Okafor' })).toBeInTheDocument();
  });

  it('does nothing on a click, where that is chosen', async () => {
    await show(dataOf([recordsFrame([{ _id: 'a', ...ROW }])]), { click: 'nothing' });
    await userEvent.click(screen.getByText('Grace'));
    await userEvent.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('downloads every record of its query, with the dashboard’s range, in whole', async () => {
    const { second } = await show(dataOf([recordsFrame([{ _id: 'a', ...ROW }], { total: 2, cursor: [1, 'a'] })]));
    const saved = jest.fn(() => 'blob:saved');
    Object.assign(URL, { createObjectURL: saved });
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation();
    second.answers.records = ({ after }) => documentsFrame([FAILED], after ? undefined : [1, 'a']);
    await userEvent.click(screen.getByRole('button', { name: 'Download' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(dialog.getByLabelText(/^NDJSON/));
    await userEvent.click(dialog.getByRole('button', { name: 'Download' }));
    expect(await dialog.findByText('2 records were downloaded')).toBeInTheDocument();
    const pages = second.asked.filter((query) => query.queryType === 'records' && query.documents);
    expect(pages).toMatchObject([
      { refId: 'A', limit: 1_000, after: undefined },
      { refId: 'A', limit: 1_000, after: [1, 'a'] },
    ]);
    expect(saved).toHaveBeenCalledTimes(1);
  });

  it('downloads nothing where records of several queries are put together', async () => {
    await show(dataOf([recordsFrame([{ _id: 'a', ...ROW }]), recordsFrame([{ _id: 'b', ...ROW }])]));
    expect(screen.queryByRole('button', { name: 'Download' })).not.toBeInTheDocument();
  });

  it('is suggested for records, and for nothing else', () => {
    const other = createDataFrame({ fields: [{ name: 'Value', type: FieldType.number, values: [1] }] });
    expect(suggestionsFor(getPanelDataSummary([other]))).toBeUndefined();
    expect(suggestionsFor(getPanelDataSummary([other, recordsFrame([{ _id: 'a', ...ROW }])]))).toHaveLength(1);
  });

  it('waits while its query runs for the first time', async () => {
    await show(dataOf([], { state: LoadingState.Loading }));
    expect(screen.getByRole('status', { name: 'Loading the records' })).toBeInTheDocument();
  });

  it('takes from a dashboard only columns that there are', () => {
    expect(readOptions({ columns: ['message', 'nonsense', 7, 'message'] })).toEqual({
      ...INITIAL_OPTIONS,
      columns: ['message'],
    });
    expect(readOptions(undefined).columns).toEqual(DEFAULT_COLUMNS);
    const widths = { message: 9, 'error.code': 300, __proto__: 7, nonsense: 5, '@timestamp': '7' };
    expect(readOptions({ widths, density: 'dense', click: 'filter' })).toEqual({
      ...INITIAL_OPTIONS,
      widths: { message: 48, 'error.code': 300 },
      click: 'filter',
    });
    expect(recordsPanelPlugin.onPanelMigration).toBeDefined();
    expect(recordsPanelPlugin.noPadding).toBe(true);
  });
});
