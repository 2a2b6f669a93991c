/** What the page can show of the records that the filters match. Links rely on these words. */
export const PAGE_TABS = ['records', 'failing', 'cycles'] as const;
export type PageTab = (typeof PAGE_TABS)[number];
