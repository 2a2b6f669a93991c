import { locationUtil } from '@grafana/data';
import { locationService } from '@grafana/runtime';

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
