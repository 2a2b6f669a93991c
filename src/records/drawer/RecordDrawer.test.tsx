import { type JsonObject } from '@provlogs/schema/record';
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { type ComponentProps, useState } from 'react';

import { testIds } from '../../testIds';
import { FAILED, HOSTILE, SKIPPED, SUCCESSFUL } from '../testing/documents';
import { type Answers, FakeSource, haveDataSources, recordFrame, recordsFrame } from '../testing/fakeSource';
import { giveElementsASize } from '../testing/layout';

import { RecordDrawer } from './RecordDrawer';
import { type DrawerTab } from './tabs';

beforeAll(() => {
  giveElementsASize();
  // Grafana copies by the clipboard's interface in secure contexts only.
  Object.defineProperty(window, 'isSecureContext', { value: true });
});

type More = Pick<ComponentProps<typeof RecordDrawer>, 'place' | 'onFilter'>;

function Host({ source, ...props }: More & { source: FakeSource; onClose: () => void }) {
  const [tab, setTab] = useState<DrawerTab>('steps');
  return <RecordDrawer source={source} documentId="an-id" timeZone="utc" tab={tab} onTabChange={setTab} {...props} />;
}

async function open(record: JsonObject | Required<Answers>['record'], more: More = {}) {
  const source = new FakeSource({ record: typeof record === 'function' ? record : () => recordFrame(record) });
  haveDataSources(source);
  const onClose = jest.fn();
  render(
    <>
      <div className="main-view" />
      <Host source={source} onClose={onClose} {...more} />
    </>
  );
  const content = await screen.findByTestId(testIds.drawer.content);
  const show = (name: string) => {
    fireEvent.click(screen.getByText(name));
    return within(content);
  };
  return { source, onClose, content: within(content), show };
}

const TROUBLESHOOTING = 'Troubleshooting & recommendations';

describe('the drawer of a failed record', () => {
  it('reads the whole record by its id and names it', async () => {
    const { source, onClose } = await open(FAILED);
    expect(source.asked).toMatchObject([{ queryType: 'record', documentId: 'an-id' }]);
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByRole('heading', { name: 'Grace Okafor' })).toBeInTheDocument();
    for (const text of ['Create', 'Dropbox Business', '2026-11-20 09:02:07']) {
      expect(within(dialog).getAllByText(text)[0]).toBeInTheDocument();
    }
    expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([
      'Steps',
      TROUBLESHOOTING,
      'Modified properties',
      'Summary',
      'JSON',
    ]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalled();
  });

  it('lists the steps in order, the failed one opened', async () => {
    const { content } = await open(FAILED);
    const [first, second] = content.getAllByTestId(testIds.drawer.step).map((step) => within(step));
    expect(first?.getByRole('heading')).toHaveTextContent('1. Import');
    expect(first?.getByText('Success')).toBeInTheDocument();
    expect(first?.queryByRole('table')).not.toBeInTheDocument();
    expect(second?.getByRole('heading')).toHaveTextContent('2. Export');
    expect(second?.getByText('Failure')).toBeInTheDocument();
    expect(second?.getByRole('rowheader', { name: 'addresses[type eq "work"].country' })).toBeInTheDocument();
    expect(second?.getByText(/"status": 409/)).toHaveTextContent('{ "status": 409 }');
    await userEvent.click(content.getByRole('button', { name: /^\d+ details? of step 1$/ }));
    expect(first?.getByRole('row', { name: 'CountProcessed 2' })).toBeInTheDocument();
    await userEvent.click(content.getByRole('button', { name: 'Hide all details' }));
    expect(content.queryByRole('table')).not.toBeInTheDocument();
  });

  it('begins near the failure where a thousand steps come before it', async () => {
    const done = Array.from({ length: 999 }, () => ({ status: 'success', description: 'Done.' }));
    const { content } = await open({
      provisioning: { steps: [...done, { status: 'failure', description: 'Failed.' }] },
    });
    expect(content.getByText('Failed.')).toBeInTheDocument();
    expect(content.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(
      Array.from({ length: 11 }, (_, index) => `${990 + index}. Step`)
    );
    fireEvent.click(content.getByText(/989 steps left/));
    expect(content.getAllByRole('heading')[0]).toHaveTextContent('890. Step');
    expect(content.getByText('Failed.')).toBeInTheDocument();
    expect(content.getByText(/889 steps left/)).toBeInTheDocument();
  });

  it('says what happened, what to do, and whether it tries again', async () => {
    const { show } = await open(FAILED);
    const content = show(TROUBLESHOOTING);
    expect(content.getByText('Conflict with an existing object: DropboxEntryConflict')).toBeInTheDocument();
    expect(content.getByText(/Published for EntryConflict/)).toBeInTheDocument();
    expect(content.getByText(/retry schedule/)).toBeInTheDocument();
    expect(content.getByText(/^2026-11-20 21:02:07/)).toBeInTheDocument();
    expect(content.getByText('2. Export: Failed to create the user in Dropbox')).toBeInTheDocument();
    expect(content.getByText(/"scimType": "uniqueness"/)).toBeInTheDocument();
    expect(content.getByText('uniqueness')).toBeInTheDocument();
  });

  it('shows modified properties, null told from empty', async () => {
    const { show } = await open(FAILED);
    const content = show('Modified properties');
    expect(content.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
      'PropertyOld valueNew value',
      'userNameSetnot recordedgrace.okafor@contoso.example',
      'departmentAddedempty textFinance',
      'managerRemovedMianone',
    ]);
  });

  it('tells members that came and went, and hides what did not change when asked', async () => {
    const { show } = await open({
      provisioning: {
        action: 'update',
        modified_properties: [
          { name: 'members', old_value: '["Ada","Ben"]', new_value: '["Ben","Cem"]' },
          { name: 'accountDisabled', old_value: null, new_value: 'False' },
        ],
      },
    });
    const content = show('Modified properties');
    expect(content.getByRole('insertion')).toHaveTextContent('added Cem');
    expect(content.getByRole('deletion')).toHaveTextContent('removed Ada');
    expect(content.getByText('1 member stays')).toBeInTheDocument();
    fireEvent.click(content.getByRole('switch', { name: /Hide 1 entry that did not change/ }));
    expect(content.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['membersChanged']);
  });

  it('leads to its neighbours by J and K, and to what it has in common with others', async () => {
    const previous = jest.fn();
    const onFilter = jest.fn();
    await open(FAILED, { place: { text: '9 of 9', previous }, onFilter });
    const dialog = within(screen.getByRole('dialog'));
    fireEvent.keyDown(dialog.getByRole('tab', { name: 'Steps' }), { key: 'k' });
    fireEvent.click(dialog.getByRole('button', { name: 'Previous record' }));
    fireEvent.keyDown(dialog.getByRole('tab', { name: 'Steps' }), { key: 'k', ctrlKey: true });
    fireEvent.keyDown(dialog.getByRole('tab', { name: 'Steps' }), { key: 'j' });
    fireEvent.click(dialog.getByRole('button', { name: 'Next record' }));
    expect(previous).toHaveBeenCalledTimes(2);
    expect(dialog.getByText('9 of 9')).toBeInTheDocument();
    fireEvent.click(dialog.getByRole('button', { name: 'Same cycle' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Same error' }));
    expect(onFilter.mock.calls).toMatchObject([
      [{ field: 'provisioning.cycle_id', value: 'cycle-2' }],
      [{ field: 'error.code', value: 'DropboxEntryConflict' }],
    ]);
  });

  it('shows and copies the record as Graph gives it', async () => {
    const user = userEvent.setup();
    const { show } = await open(FAILED);
    const content = show('JSON');
    expect(content.getByText(/"activityDateTime": "2026-11-20T09:02:07Z"/)).toBeInTheDocument();
    await user.click(content.getByLabelText('Copy JSON'));
    expect(JSON.parse(await navigator.clipboard.readText())).toMatchObject({ id: 'record-2', cycleId: 'cycle-2' });
  });

  it('sums up in a sentence and copies ids, and times as machines read them', async () => {
    const user = userEvent.setup();
    const { show } = await open(FAILED);
    const content = show('Summary');
    expect(content.getByText('Failed to create user Grace Okafor in Dropbox.')).toBeInTheDocument();
    for (const [label, text] of [
      ['Source ID', 'user-2'],
      ['Target system', 'Dropbox'],
      ['Application ID', 'app-2'],
      ['Change ID', 'change-2'],
      ['Cycle ID', 'cycle-2'],
      ['Job ID', 'dropbox.tenant.job'],
      ['Tenant ID', 'tenant-1'],
    ] as const) {
      expect(content.getByTestId(testIds.drawer.summaryItem(label))).toHaveTextContent(text);
      expect(content.getByLabelText(`Copy ${label}`)).toBeInTheDocument();
    }
    await user.click(content.getByLabelText('Copy Activity time'));
    expect(await screen.findByText('Copied')).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe('2026-11-20T09:02:07.000Z');
  });
});

describe('the drawer of other records', () => {
  it('explains a skip', async () => {
    const { show } = await open(SKIPPED);
    expect(screen.getByRole('heading', { name: '5eed0000' })).toBeInTheDocument();
    const content = show(TROUBLESHOOTING);
    expect(content.getByText('Skipped: RedundantExport')).toBeInTheDocument();
    expect(content.getByText(/already hold the same values/)).toBeInTheDocument();
  });

  it('says that there was no failure, and that nothing was modified', async () => {
    const { show } = await open(SUCCESSFUL);
    expect(show(TROUBLESHOOTING).getByText('There was no failure')).toBeInTheDocument();
    expect(show('Modified properties').getByText('Nothing was modified.')).toBeInTheDocument();
  });

  it('tells what a warning says, and that it knows nothing about a code without advice', async () => {
    const warned = {
      provisioning: { status: 'warning', steps: [{ status: 'warning', description: 'A member is missing.' }] },
    };
    const { show } = await open(warned);
    expect(show(TROUBLESHOOTING).getByText('A member is missing.')).toBeInTheDocument();
  });

  it('says that nothing is published about a code', async () => {
    const { show } = await open({ error: { code: 'Zzz' }, provisioning: { status: 'failure' } });
    const content = show(TROUBLESHOOTING);
    expect(content.getByText('Microsoft publishes no advice for the code Zzz.')).toBeInTheDocument();
    expect(content.getByText('Not known: nothing is published about this code.')).toBeInTheDocument();
  });

  it('shows hostile text as text, cut, and keeps what is not of its kind', async () => {
    const { content, show } = await open(HOSTILE);
    expect(content.getAllByTestId(testIds.drawer.step)).toHaveLength(20);
    fireEvent.click(content.getByText(/983 steps left/));
    expect(content.getAllByTestId(testIds.drawer.step)).toHaveLength(120);
    const troubleshooting = show(TROUBLESHOOTING);
    expect(troubleshooting.getByText(/^Published for EntryConflict/)).toBeInTheDocument();
    const properties = show('Modified properties');
    expect(properties.getByText('7')).toBeInTheDocument();
    fireEvent.click(properties.getByText('Show all 1,000,000 characters'));
    const summary = show('Summary');
    expect(summary.getByText(/^<img src=x onerror=.*A…$/)).toBeInTheDocument();
    expect(document.querySelector('img[src="x"]')).toBeNull();
    expect(globalThis).not.toHaveProperty('attacked');
  });

  it('says why a record cannot be shown', async () => {
    const { content } = await open(() => {
      throw new Error('Elasticsearch is down.');
    });
    expect(content.getByRole('alert')).toHaveTextContent('The record could not be readElasticsearch is down.');
  });

  it('says that an answer without a record is none', async () => {
    const { content } = await open(() => recordsFrame([{ _id: 'a' }]));
    expect(content.getByRole('alert')).toHaveTextContent('The data source answered without a record.');
  });
});
