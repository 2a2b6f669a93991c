import { EventBusSrv, standardEditorsRegistry, standardFieldConfigEditorRegistry, ThemeContext } from '@grafana/data';
import {
  config,
  locationService,
  LocationServiceProvider,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setDataSourceSrv,
  setTemplateSrv,
} from '@grafana/runtime';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import React, { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { Route, Router, Routes } from 'react-router-dom';

import './page.css';
import { Chrome, TOP_BAR_HEIGHT } from './Chrome.tsx';
import { initI18n } from './i18n.ts';
import { AppPage } from './pages/AppPage.tsx';
import { DataSourcePage } from './pages/DataSourcePage.tsx';
import { PanelPage } from './pages/PanelPage.tsx';
import { QueryPage } from './pages/QueryPage.tsx';
import { HostBackendSrv } from './services/HostBackendSrv.ts';
import { HostDataSourceSrv } from './services/HostDataSourceSrv.ts';
import { HostTemplateSrv } from './services/HostTemplateSrv.ts';
import { standardEditors } from './standardEditors.tsx';
import { Toasts } from './Toasts.tsx';

const events = new EventBusSrv();
const dataSources = new HostDataSourceSrv();

setAppEvents(events);
setBackendSrv(new HostBackendSrv());
setDataSourceSrv(dataSources);
setTemplateSrv(new HostTemplateSrv());
setChromeHeaderHeightHook(() => TOP_BAR_HEIGHT);
standardEditorsRegistry.setInit(standardEditors);
standardFieldConfigEditorRegistry.setInit(() => []);

const history = locationService.getHistory();
const subscribe = (changed: () => void) => history.listen(changed);

function Workbench() {
  const location = useSyncExternalStore(subscribe, () => history.location);
  return (
    <ThemeContext.Provider value={config.theme2}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <Router location={location} navigator={history}>
          <Chrome>
            <Routes>
              <Route path="/a/:pluginId/*" element={<AppPage />} />
              <Route path="/panel" element={<PanelPage />} />
              <Route path="/query" element={<QueryPage />} />
              <Route path="/datasource" element={<DataSourcePage dataSources={dataSources} />} />
              <Route path="*" element={<p>There is no such page.</p>} />
            </Routes>
          </Chrome>
        </Router>
      </LocationServiceProvider>
      <PortalContainer />
      <Toasts events={events} />
    </ThemeContext.Provider>
  );
}

document.body.classList.add(config.theme2.isDark ? 'theme-dark' : 'theme-light');
await initI18n(config.bootData.user.language);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<Workbench />);
}
