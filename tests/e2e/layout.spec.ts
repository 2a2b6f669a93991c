import { expect, test } from '@playwright/test';

import { RecordsPage } from './recordsPage';

test('the title and the time controls do not cover each other at any width', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open();
  for (const width of [480, 800, 1100, 1280, 1360, 1440, 1500, 1600, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    const heading = page.getByRole('heading', { level: 1 });
    // The text may be wider than the box that it has.
    const title = await heading.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect().toJSON();
    });
    const controls = await page.getByRole('radiogroup', { name: 'Time range' }).boundingBox();
    const apart = controls !== null && (title.right <= controls.x || title.bottom <= controls.y);
    expect.soft(apart, `${width}: ${title.right} ${title.bottom} ${JSON.stringify(controls)}`).toBe(true);
  }
});

test('the choices of time fit on a telephone', async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 900 });
  const records = new RecordsPage(page);
  await records.open();
  const controls = await page.getByRole('radiogroup', { name: 'Time range' }).boundingBox();
  expect(controls && controls.x + controls.width).toBeLessThanOrEqual(400);
});
