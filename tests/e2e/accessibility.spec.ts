import { expect, test } from '@playwright/test';

import { DRAWER_TABS } from '../../src/records/drawer/tabs';
import { RecordsPage } from './recordsPage';
import { violations } from './violations';

for (const theme of ['dark', 'light']) {
  test(`the page and the record break no rule of WCAG 2.1 AA in the ${theme} theme`, async ({ page }) => {
    const records = new RecordsPage(page);
    await records.open(`?status=failure&duration=1..&theme=${theme}`);
    expect.soft(await violations(page, 'main')).toEqual([]);
    await records.rows.first().click();
    for (const [place, tab] of DRAWER_TABS.entries()) {
      await records.drawer.getByRole('tab').nth(place).click();
      await expect(records.drawer.locator('[aria-busy="true"]')).toHaveCount(0);
      expect.soft(await violations(page, '[role="dialog"]'), tab).toEqual([]);
    }
  });
}
