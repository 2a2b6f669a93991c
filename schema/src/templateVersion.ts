/** Grows with every change to mappings or settings: workers and the data source find what is too old by it. */
export const TEMPLATE_VERSION = 3;
