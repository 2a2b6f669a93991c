/** The drawer's tabs, in the portal's order and with its names. */
export const DRAWER_TABS = [
  { id: 'steps', label: 'Steps' },
  { id: 'troubleshooting', label: 'Troubleshooting & recommendations' },
  { id: 'properties', label: 'Modified properties' },
  { id: 'summary', label: 'Summary' },
] as const;
export type DrawerTab = (typeof DRAWER_TABS)[number]['id'];
