import { locationService } from '@grafana/runtime';
import { act, screen, waitFor } from '@testing-library/react';

import { FakeSource, haveDataSources } from '../records/testing/fakeSource';
import { giveElementsASize } from '../records/testing/layout';

import { renderApp } from './testing/openPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  ...jest.requireActual('./testing/PluginPage'),
}));

beforeAll(() => giveElementsASize());
beforeEach(() => localStorage.clear());

describe('the app', () => {
  it('leads to adding a data source when there is none', async () => {
    haveDataSources();
    renderApp();
    expect(await screen.findByText('Add a Provisioning Logs data source')).toBeInTheDocument();
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
    expect(await screen.findByText(/The data source of this link does not exist any more/)).toBeInTheDocument();
    expect(screen.getByText('Choose a data source')).toBeInTheDocument();
    await act(async () => undefined);
    expect(first.asked).toEqual([]);
  });
});
