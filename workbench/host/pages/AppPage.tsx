import { PluginContextProvider } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import React, { useCallback } from 'react';
import { useLocation, useParams } from 'react-router-dom';

import { Loading } from '../Loading.tsx';
import { loadApp } from '../plugins.ts';
import { useLoaded } from '../useLoaded.ts';

/** The app's root page, with everything below its address left to it. */
export function AppPage() {
  const { pluginId = '' } = useParams();
  const { pathname } = useLocation();
  const { value: plugin, error } = useLoaded(useCallback(() => loadApp(pluginId), [pluginId]));
  if (!plugin?.root) {
    return <Loading error={plugin ? 'The app has no root page' : error} />;
  }
  const Root = plugin.root;
  return (
    <PluginContextProvider meta={plugin.meta}>
      <Root
        meta={plugin.meta}
        basename={`/a/${pluginId}`}
        path={pathname}
        query={locationService.getSearchObject()}
        onNavChanged={() => undefined}
      />
    </PluginContextProvider>
  );
}
