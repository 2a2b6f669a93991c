import { locationUtil } from '@grafana/data';
import { locationService } from '@grafana/runtime';

import { type ChosenValues, NO_FILTERS } from '../records/filters/filterState';

import { type PageState, serializeWhole } from './pageState';

/** Where a state is shown, in this Grafana's router; what others have in the address stays. */
export function addressOf(state: PageState): string {
  const { pathname, search } = locationService.getLocation();
  return pathname + serializeWhole(state, search);
}

/** The same as a link. */
export function hrefOf(state: PageState): string {
  return locationUtil.assureBaseUrl(addressOf(state));
}

/** The list of the records that have these values, as a link: no other filter, all else as in the state. */
export function recordsHref(filters: ChosenValues, state: PageState): string {
  return hrefOf({ ...state, ...NO_FILTERS, filters, list: 'records' });
}

/** The records of an identity in its application. */
export function identityHref({ id, application }: { id: string; application?: string }, state: PageState): string {
  return recordsHref(
    {
      'provisioning.identity.id': [id],
      ...(application !== undefined && { 'provisioning.application.name': [application] }),
    },
    state
  );
}
