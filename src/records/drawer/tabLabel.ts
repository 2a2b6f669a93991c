import { t } from '@grafana/i18n';

import { type DrawerTab } from './tabs';

const LABELS: Record<DrawerTab, () => string> = {
  steps: () => t('drawer.steps', 'Steps'),
  troubleshooting: () => t('drawer.troubleshooting', 'Troubleshooting & recommendations'),
  properties: () => t('drawer.properties', 'Modified properties'),
  summary: () => t('drawer.summary', 'Summary'),
  json: () => t('drawer.json', 'JSON'),
};

/** A tab's name on the screen: the portal's. */
export function tabLabel(tab: DrawerTab): string {
  return LABELS[tab]();
}
