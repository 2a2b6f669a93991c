import { expect, test } from '@playwright/test';

import { violations } from './violations';

for (const theme of ['dark', 'light']) {
  test(`panel, query editor and settings break no rule of WCAG 2.1 AA in the ${theme} theme`, async ({ page }) => {
    for (const path of ['/panel', '/query', '/datasource']) {
      await page.goto(`${path}?theme=${theme}`);
      await expect(page.getByRole('main')).not.toBeEmpty();
      await expect(page.getByText('Loading…')).toBeHidden();
      await page.waitForLoadState('networkidle');
      expect.soft(await violations(page, 'main'), path).toEqual([]);
    }
  });
}
