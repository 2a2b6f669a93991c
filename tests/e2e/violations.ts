import AxeBuilder from '@axe-core/playwright';
import { type Page } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** The arrow of Grafana's own combobox: axe finds no fault with it in 12.4.10. */
const GRAFANAS_ARROW = 'div[id^="downshift-"][id$="-toggle-button"]:not([role])';

/** What axe finds against WCAG 2.1 AA in a part of the page, a line a place. */
export async function violations(page: Page, part: string): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .include(part)
    .exclude(GRAFANAS_ARROW)
    .withTags(WCAG)
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 200)}`)
  );
}
