import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';

import { RecordsPage } from './recordsPage';
import { violations } from './violations';

const WHOLE = 'from=now-30d&to=now';

test('identities that fail: the tab, its link, a row, its last failure, and the list as a file', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open(`?${WHOLE}&application=Dropbox Business`);
  await page.getByRole('tab', { name: 'Failing identities' }).click();
  const counted = page.getByText(/^[\d,]+ still failing, of [\d,]+ that failed$/);
  await expect(counted).toBeVisible();
  const failing = Number(/^[\d,]+/.exec(await counted.innerText())?.[0].replaceAll(',', ''));
  expect(failing).toBeGreaterThan(0);

  // The link of this state shows the same.
  await page.goto(page.url());
  await expect(page.getByRole('tab', { name: 'Failing identities', selected: true })).toBeVisible();
  await expect(counted).toHaveText(new RegExp(`^${failing.toLocaleString('en')} still failing`));

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const lines = (await readFile(await (await downloading).path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines[0]).toContain('Application,Identity,Error code,Error class,Failures,First failure,Last failure');
  expect(lines).toHaveLength(1 + failing);

  const first = page.getByRole('row').nth(1);
  const name = await first.getByRole('link').innerText();
  expect(lines[1]).toContain(name);
  await first.getByRole('button', { name: /^Last failure of / }).click();
  await expect(records.drawer.getByRole('heading').first()).toHaveText(name);
  await expect(records.drawer).toContainText(`1 of ${failing.toLocaleString('en')}`);
  await page.keyboard.press('Escape');
  await expect(first.getByRole('button')).toBeFocused();

  await first.getByRole('link').click();
  await records.expectRecords();
  expect((await records.column('provisioning.identity.name'))[0]).toContain(name);
  await records.expectColumn('provisioning.application.name', 'Dropbox Business');
  await page.goBack();
  await expect(counted).toBeVisible();
});

test('identities that fail are sorted, in the address too, and those that are resolved are shown on demand', async ({
  page,
}) => {
  await page.goto(`/a/provlogs-provisioning-app?${WHOLE}&list=failing`);
  const failures = async () => {
    const cells = await page.getByRole('row').locator('td:nth-child(4)').allInnerTexts();
    return cells.map((text) => Number(text.replaceAll(',', '')));
  };
  // Grafana 12.4 calls the button "Sort column Failures", 12.3 as its column.
  const sort = page.getByRole('button', { name: /Failures$/ });
  await sort.click();
  await expect(page.getByRole('columnheader', { name: 'Failures' })).toHaveAttribute('aria-sort', 'ascending');
  await sort.click();
  await expect(page).toHaveURL(/sort=-failures/);
  const shown = await failures();
  expect(shown).toEqual([...shown].sort((a, b) => b - a));
  expect(shown[0]).toBeGreaterThan(1);

  await page.getByRole('radio', { name: 'All that failed' }).check({ force: true });
  await expect(page.getByRole('columnheader', { name: 'Resolved' })).toBeVisible();
  await expect(page.getByRole('cell', { name: /after/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/resolved=shown/);
});

for (const theme of ['dark', 'light']) {
  for (const width of [480, 1440]) {
    test(`identities that fail break no rule of WCAG 2.1 AA, ${theme}, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      for (const search of ['&resolved=shown', '&identity=nobody']) {
        await page.goto(`/a/provlogs-provisioning-app?${WHOLE}&list=failing&theme=${theme}${search}`);
        await expect(page.getByText(/that failed$/)).toBeVisible();
        expect.soft(await violations(page, 'main'), search).toEqual([]);
      }
    });
  }
}
