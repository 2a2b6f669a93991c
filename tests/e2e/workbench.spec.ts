import { expect, type Page, test } from '@playwright/test';

import { violations } from './violations';

const APP = '/a/provlogs-provisioning-app';

/** Everything that a clean page does not do: console errors, uncaught exceptions, requests that fail. */
function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) {
      problems.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
    }
  });
  return problems;
}

async function expectLoaded(page: Page): Promise<void> {
  await expect(page.getByRole('main')).not.toBeEmpty();
  await expect(page.getByText('Loading…')).toBeHidden();
  await expect(page.getByText('Could not load this page')).toBeHidden();
  await page.waitForLoadState('networkidle');
}

for (const theme of ['dark', 'light']) {
  test(`every page loads clean and breaks no rule of WCAG 2.1 AA in the ${theme} theme`, async ({ page }) => {
    const problems = watch(page);
    for (const path of [APP, '/panel', '/query', '/datasource']) {
      await page.goto(`${path}?theme=${theme}`);
      await expectLoaded(page);
      await expect(page.locator('body')).toHaveClass(new RegExp(`theme-${theme}`));
      expect.soft(problems.splice(0), path).toEqual([]);
      expect.soft(await violations(page, 'main'), path).toEqual([]);
    }
  });
}

test('the top bar leads to every page without a reload', async ({ page }) => {
  const problems = watch(page);
  await page.goto('/');
  await expect(page).toHaveURL(new RegExp(APP));
  await page.evaluate(() => document.body.setAttribute('data-kept', 'yes'));
  const bar = page.getByRole('navigation', { name: 'Workbench' });
  for (const [link, path] of [
    ['Panel', '/panel'],
    ['Explore query', '/query'],
    ['Data source settings', '/datasource'],
    ['Logs', APP],
  ] as const) {
    await bar.getByRole('link', { name: link, exact: true }).click();
    await expect(page).toHaveURL((url) => url.pathname === path);
    await expectLoaded(page);
  }
  await expect(page.locator('body')).toHaveAttribute('data-kept', 'yes');
  expect(problems).toEqual([]);
});

test('the theme switch is remembered', async ({ page }) => {
  await page.goto('/datasource?theme=dark');
  await page.getByRole('button', { name: 'Light theme' }).click();
  await expect(page.locator('body')).toHaveClass(/theme-light/);
  await page.goto('/panel');
  await expect(page.getByRole('button', { name: 'Dark theme' })).toBeVisible();
});

test('the panel shows its options beside it', async ({ page }) => {
  await page.goto('/panel');
  await expect(page.getByRole('heading', { name: 'Provisioning logs' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Panel options' })).toBeVisible();
});

test('the query page shows the bare frames of a query', async ({ page }) => {
  await page.goto('/query');
  await page.getByRole('radio', { name: 'Frames' }).check();
  await expect(page.getByRole('table').getByRole('caption')).toHaveText(/\d+ rows/);
  await page.getByRole('button', { name: 'Run query' }).click();
  await expect(page.getByRole('table').getByRole('columnheader').first()).toBeVisible();
});

test('saving the settings tests the data source', async ({ page }) => {
  const problems = watch(page);
  await page.goto('/datasource');
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByRole('region', { name: 'Test result' }).getByRole('status')).toBeVisible();
  expect(problems).toEqual([]);
});
