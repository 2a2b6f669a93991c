import { type BundledPlugin } from './bundle.ts';
import { type DataSource, instanceSettings } from './dataSources.ts';

/** The version the bundle believes to run in: that of the @grafana packages the host page is built from. */
export const GRAFANA_VERSION = '12.4.10';

/** What Grafana answers to `GET /api/frontend/settings`, as far as the bundle and @grafana/runtime look at it. */
export function frontendSettings(bundle: ReadonlyMap<string, BundledPlugin>, dataSources: readonly DataSource[]) {
  const metas = (type: BundledPlugin['type']) =>
    Object.fromEntries(
      [...bundle.values()].filter((plugin) => plugin.type === type).map(({ meta }) => [meta.id, meta])
    );
  return {
    apps: metas('app'),
    panels: metas('panel'),
    datasources: Object.fromEntries(
      dataSources.map((dataSource, index) => [
        dataSource.name,
        instanceSettings(dataSource, bundle.get(dataSource.type)?.meta, index === 0),
      ])
    ),
    defaultDatasource: dataSources[0]?.name ?? '',
    appUrl: '/',
    appSubUrl: '',
    buildInfo: { version: GRAFANA_VERSION, commit: '', env: 'production', edition: 'Open Source' },
    featureToggles: {},
    liveEnabled: false,
  };
}

/** The one page of the workbench. `grafanaBootData` has to be there before @grafana/runtime is loaded. */
export function renderPage(settings: ReturnType<typeof frontendSettings>): string {
  const bootData = {
    settings,
    user: {
      isSignedIn: false,
      id: 1,
      login: 'workbench',
      name: 'Workbench',
      orgId: 1,
      orgRole: 'Admin',
      timezone: 'browser',
      weekStart: 'monday',
      regionalFormat: 'en-US',
      permissions: {},
    },
    navTree: [],
    assets: { light: '', dark: '' },
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<base href="/">
<title>Provisioning Logs</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="workbench/main.css">
<script>
window.grafanaBootData = ${scriptSafe(bootData)};
{
  const params = new URLSearchParams(location.search);
  const asked = params.get('theme') ?? localStorage.getItem('workbench.theme');
  window.grafanaBootData.user.language = params.get('language') ?? 'en-US';
  window.grafanaBootData.user.theme = asked === 'light' ? 'light' : 'dark';
  document.documentElement.style.background = asked === 'light' ? '#f4f5f5' : '#111217';
}
</script>
<script type="module" src="workbench/main.js"></script>
</head>
<body><div id="root"></div></body>
</html>
`;
}

/** JSON inside a script element: `</script>` and `<!--` in a value would end or change it. */
function scriptSafe(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}
