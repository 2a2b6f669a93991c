import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { type FailingMeta, type FailingQuery } from '../../datasource/types';
import { type Answers } from '../../records/testing/fakeSource';
import { giveElementsASize } from '../../records/testing/layout';
import { address, openPage } from '../testing/openPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  ...jest.requireActual('../testing/PluginPage'),
}));

beforeAll(() => giveElementsASize());
beforeEach(() => localStorage.clear());

const TIME = Date.UTC(2026, 10, 20, 12);

interface Row {
  name: string;
  failures?: number;
  /** Hours after `TIME`. */
  last?: number;
  resolvedAt?: number;
}

function failingFrame(rows: Row[], meta: Partial<FailingMeta> = {}): DataFrame {
  const text = (name: string, valueOf: (row: Row) => string) => ({
    name,
    type: FieldType.string,
    values: rows.map(valueOf),
  });
  const number = (name: string, valueOf: (row: Row) => number | null) => ({
    name,
    type: FieldType.number,
    values: rows.map(valueOf),
  });
  const hour = 3_600_000;
  return createDataFrame({
    fields: [
      text('_id', ({ name }) => `record of ${name}`),
      text('provisioning.identity.name', ({ name }) => name),
      text('provisioning.identity.id', ({ name }) => `id of ${name}`),
      text('provisioning.application.name', () => 'Box'),
      number('failures', ({ failures = 1 }) => failures),
      number('firstFailure', () => TIME),
      number('lastFailure', ({ last = 0 }) => TIME + last * hour),
      number('resolvedAt', ({ resolvedAt }) => (resolvedAt === undefined ? null : TIME + resolvedAt * hour)),
      number('untilResolved', ({ resolvedAt }) => (resolvedAt === undefined ? null : resolvedAt * hour)),
    ],
    meta: { custom: { failed: rows.length, failing: rows.length, cut: false, ...meta } },
  });
}

async function openTab(search: string, failing: Answers['failing']) {
  const { source, asked } = await openPage(`?list=failing${search}`, { failing });
  await screen.findByRole('tabpanel', { name: 'Failing identities' });
  return {
    asked: () => source.asked.flatMap((query): FailingQuery[] => (query.queryType === 'failing' ? [query] : [])),
    lists: () => asked('records'),
  };
}

const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('link')
    .map(({ textContent }) => textContent);

describe('failing identities', () => {
  const ROWS = [
    { name: 'Ann', last: 3, failures: 2 },
    { name: 'Bob', last: 2, failures: 7 },
  ];

  it('are listed with the filters of the page, and counted; records are not asked for', async () => {
    const { asked, lists } = await openTab('&application=Box&identity=a', () => failingFrame(ROWS, { failed: 120 }));
    expect(await screen.findByText('2 still failing, of 120 that failed')).toBeInTheDocument();
    expect(names()).toEqual(['Ann', 'Bob']);
    expect(asked()).toMatchObject([
      { filters: [{ field: 'provisioning.application.name', values: ['Box'] }], identity: 'a', resolved: false },
    ]);
    expect(lists()).toEqual([]);
  });

  it('lead to their records in the application, and to the record of the last failure', async () => {
    await openTab('&errorCode=Timeout', () => failingFrame(ROWS));
    const link = new URL((await screen.findByRole('link', { name: 'Ann' })).getAttribute('href') ?? '', 'http://x');
    expect(link.searchParams.getAll('identityId')).toEqual(['id of Ann']);
    expect(link.searchParams.getAll('application')).toEqual(['Box']);
    expect([link.searchParams.has('list'), link.searchParams.has('errorCode')]).toEqual([false, false]);

    await userEvent.click(screen.getByRole('button', { name: /Last failure of Bob/ }));
    expect(address().get('record')).toBe('record of Bob');
    expect(await screen.findByRole('dialog')).toHaveTextContent('2 of 2');
  });

  it('are sorted by what the address says, and by a click on a column', async () => {
    await openTab('&sort=failures', () => failingFrame(ROWS));
    expect(await screen.findByRole('link', { name: 'Ann' })).toBeInTheDocument();
    expect(names()).toEqual(['Ann', 'Bob']);
    await userEvent.click(screen.getByRole('button', { name: /Failures/ }));
    await waitFor(() => expect(names()).toEqual(['Bob', 'Ann']));
    expect(address().get('sort')).toBe('-failures');
  });

  it('can have those that are resolved among them', async () => {
    const { asked } = await openTab('', ({ resolved }) =>
      failingFrame(resolved ? [{ name: 'Ann', resolvedAt: 6 }] : [], { failed: 1, failing: 0 })
    );
    expect(await screen.findByText('The one identity that failed has succeeded since')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show them' }));
    expect(await screen.findByText(/^after 6/)).toBeInTheDocument();
    expect(asked().map(({ resolved }) => resolved)).toEqual([false, true]);
    expect(address().get('resolved')).toBe('shown');
  });

  it('say what to loosen when nothing failed, and what is wrong when they cannot be read', async () => {
    let broken = false;
    await openTab('&application=Box', () => {
      if (broken) {
        throw new Error('Elasticsearch is not available (503).');
      }
      return failingFrame([]);
    });
    expect(await screen.findByText('No failures match these filters in this time range')).toBeInTheDocument();
    broken = true;
    await userEvent.click(screen.getByRole('button', { name: 'Show 30 days' }));
    expect(await screen.findByText('Elasticsearch is not available (503).')).toBeInTheDocument();
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No failures match these filters in this time range')).toBeInTheDocument();
  });

  it('are left for the records by a tab, which is a link', async () => {
    const { lists } = await openTab('', () => failingFrame(ROWS));
    const tab = screen.getByRole('tab', { name: 'Records' });
    expect(tab).toHaveAttribute('href', expect.not.stringContaining('list='));
    await userEvent.click(tab);
    expect(await screen.findByRole('tabpanel', { name: 'Records' })).toBeInTheDocument();
    expect(address().has('list')).toBe(false);
    expect(lists()).not.toEqual([]);
  });
});
