/** The drawer's tabs: the portal's, in its order and with its names, and the record itself. */
export const DRAWER_TABS = [
  { id: 'steps', label: 'Steps' },
  { id: 'troubleshooting', label: 'Troubleshooting & recommendations' },
  { id: 'properties', label: 'Modified properties' },
  { id: 'summary', label: 'Summary' },
  { id: 'json', label: 'JSON' },
] as const;
export type DrawerTab = (typeof DRAWER_TABS)[number]['id'];
