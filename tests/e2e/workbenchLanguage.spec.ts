import { expect, type Page, test } from '@playwright/test';

type Texts = string | { [key: string]: Texts };

/** A made-up language: every text of the bundle in brackets. What has none is data, a word of Grafana, or forgotten. */
function bracketed(texts: Texts): Texts {
  return typeof texts === 'string'
    ? `⟦${texts}⟧`
    : Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, bracketed(value)]));
}

/** Makes the bundle say that its English texts are German, and those the made-up language. */
async function speakBrackets(page: Page): Promise<void> {
  await page.route(/\/locales\/en-US\//, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: bracketed(await response.json()) });
  });
  await page.route(/\/(settings|a\/[^?]*|panel|query|datasource)(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: body.replaceAll('"en-US":"public/', '"de-DE":"public/') });
  });
}

for (const [path, text] of [
  ['/a/provlogs-provisioning-app', '⟦Add filter⟧'],
  ['/panel', '⟦Download⟧'],
  ['/query', '⟦Add a filter⟧'],
  ['/datasource', '⟦Elasticsearch address⟧'],
] as const) {
  test(`${path} is in the user's language`, async ({ page }) => {
    const warnings: string[] = [];
    page.on(
      'console',
      (message) => message.text().includes('before i18n was initialized') && warnings.push(message.text())
    );
    await speakBrackets(page);
    await page.goto(`${path}?language=de-DE`);
    await expect(page.getByText(text).first()).toBeVisible();
    // @grafana/i18n says so when a text is asked for before the language is known.
    expect(warnings).toEqual([]);
  });
}

test('a record is in the user’s language, its data is not', async ({ page }) => {
  await speakBrackets(page);
  await page.goto('/a/provlogs-provisioning-app?status=failure&from=now-30d&to=now&language=de-DE');
  const row = page.getByRole('grid').getByRole('row').nth(1);
  await expect(row).toContainText('⟦Failure⟧');
  await row.click();
  const drawer = page.getByRole('dialog').last();
  await drawer.getByRole('tab', { name: '⟦Summary⟧' }).click();
  await expect(drawer.getByText('⟦Cycle ID⟧')).toBeVisible();
  await expect(drawer.getByRole('tabpanel')).not.toContainText('⟦failure');
});
