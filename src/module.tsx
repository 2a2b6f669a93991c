import { AppPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import React, { lazy, Suspense } from 'react';

// Grafana loads the app's module at start, also for those who never open its page.
const LazyApp = lazy(() => import('./pages/App').then(({ App }) => ({ default: App })));

function Root() {
  return (
    <Suspense fallback={null}>
      <LazyApp />
    </Suspense>
  );
}

await initPluginTranslations('provlogs-provisioning-app');

export const plugin = new AppPlugin().setRootPage(Root);
