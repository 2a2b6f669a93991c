import { expect, test } from '@playwright/test';

import { testIds } from '../../src/testIds';
import { RecordsPage } from './recordsPage';

test('which groups were created in ServiceNow', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open();
  const all = await records.total();
  await records.filter('Application', 'ServiceNow');
  await records.filter('Action', 'Create');
  await records.addFilter('Source type');
  await records.filter('Source type', 'Group');
  await records.expectColumn('provisioning.application.name', 'ServiceNow');
  await records.expectColumn('provisioning.action', 'Create');
  expect(await records.total()).toBeLessThan(all);

  await records.rows.first().click();
  await records.drawer.getByRole('tab', { name: 'Summary' }).click();
  await expect(records.drawer).toContainText(/Created group .+ in servicenow/);
});

test('which roles came from AWS', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open();
  await records.filter('Source system', 'AWS IAM Identity Center');
  await records.expectColumn('provisioning.source_system.name', 'AWS IAM Identity Center');
  await records.rows.first().click();
  await records.drawer.getByRole('tab', { name: 'Summary' }).click();
  await expect(records.drawer.getByTestId(testIds.drawer.summaryItem('Source type'))).toContainText('Role');
});

test('which users failed in Dropbox, why, and what to do', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open();
  await records.filter('Target system', 'Dropbox');
  await records.filter('Status', 'Failure');
  await records.expectColumn('provisioning.target_system.name', 'Dropbox');
  await records.expectColumn('provisioning.status', 'Failure');

  await records.rows.first().click();
  await expect(records.drawer.getByTestId(testIds.drawer.step).first()).toBeVisible();
  await expect(records.drawer.getByTestId(testIds.drawer.content)).toContainText('Failure');
  await records.drawer.getByRole('tab', { name: 'Troubleshooting & recommendations' }).click();
  await expect(records.drawer).toContainText('What to do');
  await records.drawer.getByRole('tab', { name: 'Modified properties' }).click();
  await expect(records.drawer.getByTestId(testIds.drawer.content)).not.toBeEmpty();
});

test('a link shows the same: range, filters, columns and the open record', async ({ page, context }) => {
  const records = new RecordsPage(page);
  await records.open();
  await records.filter('Status', 'Failure');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Error code' }).check({ force: true });
  await page.keyboard.press('Escape');
  await records.rows.first().click();
  await records.drawer.getByRole('tab', { name: 'Troubleshooting & recommendations' }).click();
  const name = await records.drawer.getByRole('heading').first().innerText();
  const total = await records.total();

  const other = new RecordsPage(await context.newPage());
  await other.page.goto(page.url());
  await other.expectRecords();
  expect(await other.total()).toBe(total);
  await expect(other.page.getByRole('columnheader', { name: 'Error code' })).toBeVisible();
  await expect(other.drawer.getByRole('heading').first()).toHaveText(name);
  await expect(
    other.drawer.getByRole('tab', { name: 'Troubleshooting & recommendations', selected: true })
  ).toBeVisible();
});

test('an identity is found by any part of its name, and the list says so when nothing is', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open();
  const all = await records.total();
  const name = (await records.column('provisioning.identity.name'))[0]?.split('\n')[0] ?? '';
  const words = name.toLowerCase().split(' ');
  const typed = words
    .map((word) => word.slice(0, 4))
    .reverse()
    .join(' ');
  await page.getByRole('textbox', { name: 'Identity' }).fill(typed);
  await expect(records.count).not.toContainText(`of ${all.toLocaleString('en')} `);
  await records.expectRecords();
  expect((await records.column('provisioning.identity.name'))[0]).toContain(name);

  await page.getByRole('textbox', { name: 'Identity' }).fill('nobody has this name');
  await expect(records.rows).toHaveCount(0);
  await expect(page.getByText(/No records match these filters/)).toBeVisible();
});

test('paging goes on to the last record', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open();
  const before = await records.column('@timestamp');
  await page.getByTestId(testIds.list.grid).focus();
  for (let turn = 0; turn < 4; turn++) {
    await records.rows.last().focus();
    await page.keyboard.press('End');
    await records.expectRecords();
  }
  const shown = await records.count.innerText();
  expect(Number(/^([\d,]+) of/.exec(shown)?.[1]?.replaceAll(',', ''))).toBeGreaterThan(before.length);
});
