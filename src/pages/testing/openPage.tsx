import { PluginContextProvider } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { render, screen, within } from '@testing-library/react';
import React, { useSyncExternalStore } from 'react';
import { Router } from 'react-router-dom';

import { type FacetsQuery, type ProvisioningQuery, type RecordsQuery } from '../../datasource/types';
import { FAILED } from '../../records/testing/documents';
import {
  type Answers,
  facetFrame,
  FakeSource,
  haveDataSources,
  recordFrame,
  recordsFrame,
} from '../../records/testing/fakeSource';
import { App } from '../App';

import { APP } from './appMeta';

/** As Grafana does, which makes the app's root anew with every change of the address. */
function Host() {
  const history = locationService.getHistory();
  const location = useSyncExternalStore(
    (onChange) => history.listen(onChange),
    () => history.location
  );
  return (
    <Router location={location} navigator={history}>
      <PluginContextProvider meta={APP}>
        <App />
      </PluginContextProvider>
    </Router>
  );
}

/** The app where the address is. */
export function renderApp() {
  render(<Host />);
}

export const FACETS = [
  facetFrame('provisioning.action', { create: 1_200, stagedDelete: 3 }),
  facetFrame('provisioning.application.name', { 'Dropbox Business': 7 }),
  facetFrame('provisioning.status', { success: 5, failure: 2 }),
];

export function person(index: number) {
  return { _id: `id-${index}`, 'provisioning.identity.name': `Person ${index}` };
}

/** The page at an address, with these answers or those of a tenant with 1,999 records, of which two are listed. */
export async function openPage(search: string, answers: Answers = {}) {
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
  return {
    source,
    lists: () => source.asked.flatMap((query): RecordsQuery[] => (query.queryType === 'records' ? [query] : [])),
    facets: () => source.asked.flatMap((query): FacetsQuery[] => (query.queryType === 'facets' ? [query] : [])),
    asked: (kind: ProvisioningQuery['queryType']) => source.asked.filter(({ queryType }) => queryType === kind),
  };
}

/** The filter bar's: others stand where filters leave nothing. */
export const clearButton = () => within(screen.getByRole('search')).getByRole('button', { name: 'Clear filters' });

export const address = () => new URLSearchParams(locationService.getLocation().search);
