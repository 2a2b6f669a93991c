/** The drawer's tabs: the portal's, in its order, and the record itself. */
export const DRAWER_TABS = ['steps', 'troubleshooting', 'properties', 'summary', 'json'] as const;
export type DrawerTab = (typeof DRAWER_TABS)[number];
