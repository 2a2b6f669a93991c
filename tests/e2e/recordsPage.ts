import { expect, type Locator, type Page } from '@playwright/test';

import { testIds } from '../../src/testIds';

const PATH = '/a/provlogs-provisioning-app';

/** The page as its user sees it: what can be clicked and read, by the words on the screen. */
export class RecordsPage {
  constructor(readonly page: Page) {}

  /** Opens the page with the last 30 days: what the tests look for is there on every day of the week. `search`: the address's query. */
  async open(search = ''): Promise<void> {
    await this.page.goto(`${PATH}${search}`);
    await this.page.getByRole('radio', { name: '30 days' }).check({ force: true });
    await this.expectRecords();
  }

  get rows(): Locator {
    return this.page.getByTestId(testIds.list.row);
  }

  /** How many records are shown, and how many there are. */
  get count(): Locator {
    return this.page.getByText(/^[\d,]+ of [\d,]+ records?$/);
  }

  get drawer(): Locator {
    // Grafana 12.3 has a dialog around the dialog.
    return this.page.getByRole('dialog').last();
  }

  /** Chooses a value of a filter by clicks. */
  async filter(label: string, value: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: label, exact: true });
    await box.click();
    await this.page.getByRole('option', { name: new RegExp(`^${value}( \\(|$)`) }).click();
    await this.page.keyboard.press('Escape');
    await this.expectRecords();
  }

  async addFilter(label: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add filter' }).click();
    await this.page.getByRole('menuitem', { name: label, exact: true }).click();
  }

  /** Waits until the list shows the records of the present filters, and that there are some. */
  async expectRecords(): Promise<void> {
    await expect(this.page.getByTestId(testIds.list.skeleton)).toHaveCount(0);
    // Until the answer is there, the list still shows what it showed before.
    await expect(this.page.locator('[aria-busy="true"]')).toHaveCount(0);
    await expect(this.count).toBeVisible();
    await expect(this.rows.first()).toBeVisible();
  }

  /** How many records there are in all, as the page says. */
  async total(): Promise<number> {
    const text = await this.count.innerText();
    return Number(/of ([\d,]+) records?/.exec(text)?.[1]?.replaceAll(',', ''));
  }

  /** The texts of a column in the rows that are on the screen. */
  async column(field: string): Promise<string[]> {
    return this.page.getByTestId(testIds.list.cell(field)).allInnerTexts();
  }

  /** Waits until every row on the screen has the text in the column. */
  async expectColumn(field: string, text: string): Promise<void> {
    await expect.poll(async () => [...new Set(await this.column(field))]).toEqual([text]);
  }
}
