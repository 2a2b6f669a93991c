import { expect, type Route, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';

import { DRAWER_TABS } from '../../src/records/drawer/tabs';
import { HOSTILE } from '../../src/records/testing/documents';
import { RecordsPage } from './recordsPage';

const MARKUP = '<img src=x onerror="globalThis.attacked = true"><script>globalThis.attacked = true</script>';
const CONTROLS = '\u001b[31mred\u001b[0m \u202Egnp.exe \u0007';
const FORMULA = '=HYPERLINK("http://attacker.example","click")';
const LARGE = 'A'.repeat(5_000_000);

const details: unknown = JSON.parse(
  '{"__proto__": {"attacked": true}, "constructor": {"prototype": {"attacked": true}}}'
);

const DOCUMENT = {
  '@timestamp': '2026-11-20T08:15:42.000Z',
  event: { id: FORMULA },
  message: `${MARKUP}${LARGE}`,
  error: { code: FORMULA, message: CONTROLS },
  provisioning: {
    status: 'failure',
    action: 'create',
    identity: { id: 'id-1', name: `${MARKUP}${CONTROLS}` },
    application: { id: 'javascript:alert(1)', name: FORMULA },
    modified_properties: [{ name: '__proto__', old_value: FORMULA, new_value: LARGE }],
    steps: Array.from({ length: 1_000 }, () => ({ name: MARKUP, status: 'failure', description: CONTROLS, details })),
  },
};

const FIELDS = {
  '@timestamp': [1_763_600_000_000],
  'provisioning.identity.name': [`${MARKUP}${CONTROLS}`],
  'provisioning.application.name': [FORMULA],
  'provisioning.action': [LARGE],
  'provisioning.status': [MARKUP],
};

/** Elasticsearch's own answer, with this record, twice, in place of those that it found. */
async function answer(route: Route): Promise<void> {
  const response = await route.fetch();
  const found = await response.json();
  if (Array.isArray(found.hits?.hits) && found.hits.hits.length > 0) {
    const asked: unknown = route.request().postDataJSON();
    const isWhole = typeof asked === 'object' && asked !== null && '_source' in asked && asked._source !== false;
    const ids = found.hits.hits.length === 1 ? ['hostile'] : ['hostile', 'other'];
    found.hits.hits = ids.map((id) => ({
      _id: id,
      fields: FIELDS,
      sort: [1_763_600_000_000, id],
      ...(isWhole && { _source: id === 'other' ? HOSTILE : DOCUMENT }),
    }));
    found.hits.total = { value: ids.length, relation: 'eq' };
  }
  await route.fulfill({ response, json: found });
}

test('a hostile record is text in the list, in the record and in a download', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => faults.push(dialog.message()));
  await page.route('**/api/datasources/proxy/**', answer);
  const records = new RecordsPage(page);
  await records.open();
  await expect(records.rows).toHaveCount(2);
  await expect(records.rows.first()).toContainText('<img src=x');

  await records.rows.first().click();
  for (const place of DRAWER_TABS.keys()) {
    const tab = records.drawer.getByRole('tab').nth(place);
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(records.drawer.getByRole('tabpanel')).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(records.drawer).toBeHidden();

  await page.getByRole('button', { name: 'Download' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click();
  const csv = await readFile(await (await download).path(), 'utf8');
  // As booleans: what a failure would print is as large as the file.
  expect(csv.includes(`"'=HYPERLINK(""http://attacker.example"",""click"")"`)).toBe(true);
  expect(csv.includes(LARGE)).toBe(true);
  expect(/(^|,)"?[=@+]/m.test(csv)).toBe(false);

  expect(await page.evaluate(() => 'attacked' in globalThis || 'attacked' in {})).toBe(false);
  expect(faults).toEqual([]);
});
