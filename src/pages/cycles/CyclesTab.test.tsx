import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { type ComparisonQuery } from '../../datasource/types';
import { type Answers, recordsFrame } from '../../records/testing/fakeSource';
import { giveElementsASize } from '../../records/testing/layout';
import { openPage } from '../testing/openPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  ...jest.requireActual('../testing/PluginPage'),
}));

beforeAll(() => giveElementsASize());
beforeEach(() => localStorage.clear());

/** Cycles of the job j, the newest first, an hour apart. */
function cyclesFrame(ids: string[]): DataFrame {
  const time = (position: number) => Date.UTC(2026, 10, 20, 12 - position);
  const text = (name: string, valueOf: (id: string) => string) => ({
    name,
    type: FieldType.string,
    values: ids.map(valueOf),
  });
  const number = (name: string, valueOf: (position: number) => number) => ({
    name,
    type: FieldType.number,
    values: ids.map((_, position) => valueOf(position)),
  });
  return createDataFrame({
    fields: [
      text('provisioning.cycle_id', (id) => id),
      text('provisioning.job_id', () => 'j'),
      text('provisioning.application.name', () => 'Box'),
      number('start', time),
      number('end', time),
      number('records', () => 7),
      number('failure', () => 2),
      number('update', () => 5),
    ],
  });
}

const changed = (change: string, name: string) => ({
  _id: `record of ${name}`,
  change,
  'provisioning.identity.name': name,
  'provisioning.identity.id': `id of ${name}`,
});

async function openTab(search: string, answers: Answers) {
  const { source } = await openPage(`?list=cycles${search}`, answers);
  await screen.findByRole('tabpanel', { name: 'Cycles' });
  return () => source.asked.flatMap((query): ComparisonQuery[] => (query.queryType === 'comparison' ? [query] : []));
}

describe('cycles', () => {
  it('are listed with what they did; one leads to its comparison, its records to those', async () => {
    await openTab('', { cycles: () => cyclesFrame(['b', 'a']) });
    expect(await screen.findByText('2 cycles')).toBeInTheDocument();
    const [start, records] = screen.getAllByRole('link').slice(-4);
    expect(start).toHaveAttribute('href', expect.stringContaining('compared=b'));
    expect(records).toHaveTextContent('7');
    expect(records).toHaveAttribute('href', expect.stringContaining('cycle=b'));
    expect(screen.getAllByText('2 Failure')).toHaveLength(2);
    expect(screen.getAllByText('5 Update')).toHaveLength(2);
    expect(screen.queryByText(/Skipped/)).not.toBeInTheDocument();
  });

  it('are compared with the one before, or with the one of the address', async () => {
    const answers = {
      cycles: () => cyclesFrame(['c', 'b', 'a']),
      comparison: () => recordsFrame([changed('newlyFailing', 'Ann'), changed('resolved', 'Bob')]),
    };
    const asked = await openTab('&compared=c&action=update', answers);
    expect(await screen.findByText(/^Newly failing: 1 · Still failing: 0 · Resolved: 1/)).toBeInTheDocument();
    expect(asked()).toMatchObject([
      { cycle: 'c', before: 'b', filters: [{ field: 'provisioning.action', values: ['update'] }] },
    ]);
    expect(screen.getByRole('link', { name: 'Ann' })).toHaveAttribute('href', expect.stringContaining('identityId='));
    await userEvent.click(screen.getByRole('button', { name: 'All cycles' }));
    expect(await screen.findByText('3 cycles')).toBeInTheDocument();
    expect(locationService.getLocation().search).not.toContain('compared');
  });

  it('are compared with another one that is chosen', async () => {
    const asked = await openTab('&compared=c&comparedWith=a', {
      cycles: () => cyclesFrame(['c', 'b', 'a']),
      comparison: () => recordsFrame([]),
    });
    expect(await screen.findByText('Nothing failed in these two cycles')).toBeInTheDocument();
    expect(asked()).toMatchObject([{ cycle: 'c', before: 'a' }]);
  });

  it('say so where there is no other, none at all, or they cannot be read', async () => {
    let ids = ['a'];
    const asked = await openTab('&compared=a', {
      cycles: () => {
        if (ids.length > 1) {
          throw new Error('Elasticsearch is not available (503).');
        }
        return cyclesFrame(ids);
      },
    });
    expect(await screen.findByText(/^No other cycle of this job/)).toBeInTheDocument();
    expect(asked()).toEqual([]);
    ids = [];
    await userEvent.click(screen.getByRole('button', { name: 'All cycles' }));
    await userEvent.type(screen.getByLabelText('Identity'), 'ann{Enter}');
    expect(await screen.findByText('No cycles match these filters in this time range')).toBeInTheDocument();
    ids = ['a', 'b'];
    await userEvent.click(screen.getByRole('button', { name: 'Show 30 days' }));
    expect(await screen.findByText('Elasticsearch is not available (503).')).toBeInTheDocument();
  });
});
