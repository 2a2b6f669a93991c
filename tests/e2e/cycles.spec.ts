import { expect, type Page, test } from '@playwright/test';

import { RecordsPage } from './recordsPage';
import { violations } from './violations';

const WEEKS = '/a/provlogs-provisioning-app?from=now-30d&to=now&list=cycles&application=Dropbox Business';

/** Opens the newest cycle on the screen in which somebody failed, and gives the address of its comparison. */
async function openFailing(page: Page): Promise<string> {
  await page.goto(WEEKS);
  const failing = page.getByRole('row').filter({ has: page.locator('td:last-child', { hasText: /^[1-9]/ }) });
  await failing.first().getByRole('link').first().click();
  await expect(page.getByText(/^Newly failing: /)).toBeVisible();
  return page.url();
}

test('cycles: a row leads to its records, and to what changed since the one before', async ({ page }) => {
  const records = new RecordsPage(page);
  const address = await openFailing(page);
  await expect(page.getByRole('heading', { level: 2 })).toContainText('Dropbox Business, cycle of ');

  // The link of this state shows the same.
  const summary = page.getByText(/^Newly failing: /);
  const told = await summary.innerText();
  await page.goto(address);
  await expect(summary).toHaveText(told);
  const rows = page.getByRole('row');
  const counts = [...told.matchAll(/: (\d+)/g)].map(([, count]) => Number(count));
  const all = counts.reduce((sum, count) => sum + count, 0);
  await expect(rows).toHaveCount(1 + Math.min(50, all));

  const name = await rows.nth(1).getByRole('link').innerText();
  await rows
    .nth(1)
    .getByRole('button', { name: /^Last failure of / })
    .click();
  await expect(records.drawer.getByRole('heading').first()).toHaveText(name);
  await page.keyboard.press('Escape');

  // Another cycle to compare with.
  const other = page.getByRole('combobox', { name: 'Compared with that of' });
  await other.click();
  await page.getByRole('option').last().click();
  await expect(page).toHaveURL(/comparedWith=/);
  await expect(summary).toBeVisible();

  await page.getByRole('button', { name: 'All cycles' }).click();
  const count = rows.nth(1).locator('td').nth(3);
  const number = await count.innerText();
  await count.getByRole('link').click();
  await records.expectRecords();
  expect(await records.total()).toBe(Number(number));
});

for (const theme of ['dark', 'light']) {
  test(`cycles and their comparison break no rule of WCAG 2.1 AA, ${theme}`, async ({ page }) => {
    const address = await openFailing(page);
    for (const width of [1440, 480]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${WEEKS}&theme=${theme}`);
      await expect(page.getByText(/^[\d,]+ cycles?$/)).toBeVisible();
      expect.soft(await violations(page, 'main'), `cycles, ${width}`).toEqual([]);
      await page.goto(`${address}&theme=${theme}`);
      await expect(page.getByText(/^Newly failing: /)).toBeVisible();
      expect.soft(await violations(page, 'main'), `comparison, ${width}`).toEqual([]);
    }
  });
}
