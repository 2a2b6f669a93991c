import { expect, test } from '@playwright/test';

import { RecordsPage } from './recordsPage';
import { violations } from './violations';

test('a view is saved, opened from elsewhere, renamed and deleted, by keys', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open('?status=failure');
  const total = await records.total();
  const views = page.getByRole('button', { name: /^View/ });

  await views.press('Enter');
  // Keys before an item has the focus would go elsewhere.
  await expect(page.getByRole('menuitemradio', { name: 'Failures', checked: true })).toBeFocused();
  // The last item that can be chosen while there are no saved views.
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Save this view' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Failed in 30 days');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'View: Failed in 30 days' })).toBeFocused();

  await records.open();
  expect(await records.total()).toBeGreaterThan(total);
  await page.getByRole('radio', { name: '7 days' }).check({ force: true });
  await views.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'Failed in 30 days' })).toBeFocused();
  await page.keyboard.press('Enter');
  await records.expectColumn('provisioning.status', 'Failure');
  await records.expectRecords();
  expect(await records.total()).toBe(total);
  await expect(page.getByRole('radio', { name: '30 days' })).toBeChecked();

  await views.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'Failed in 30 days' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Rename Failed in 30 days' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill('Failures of the month');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Delete Failures of the month' }).press('Enter');
  await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(page.getByText('There are no saved views.')).toBeVisible();
  await expect(page.getByRole('dialog').locator(':focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'View: Failures', exact: true })).toBeFocused();
});

for (const theme of ['dark', 'light']) {
  test(`the views break no rule of WCAG 2.1 AA in the ${theme} theme`, async ({ page }) => {
    const records = new RecordsPage(page);
    await records.open(`?status=skipped&theme=${theme}`);
    const views = page.getByRole('button', { name: /^View/ });
    const choose = async (item: string) => {
      await views.click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await choose('Save this view');
    expect.soft(await violations(page, '[role="dialog"]'), 'save').toEqual([]);
    await page.getByRole('textbox', { name: 'Name' }).fill('Skipped in 30 days');
    await page.keyboard.press('Enter');
    await views.click();
    await expect(page.getByRole('menuitemradio', { name: 'Skipped in 30 days' })).toBeFocused();
    expect.soft(await violations(page, '[role="menu"]'), 'menu').toEqual([]);
    await page.keyboard.press('Escape');
    await choose('Rename or delete views');
    expect.soft(await violations(page, '[role="dialog"]'), 'manage').toEqual([]);
    await page.getByRole('button', { name: 'Delete Skipped in 30 days' }).click();
    await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeVisible();
    expect.soft(await violations(page, '[role="dialog"]'), 'delete').toEqual([]);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText('There are no saved views.')).toBeVisible();
  });
}
