/** As in `ingest/package.json`. */
export const VERSION = '0.1.0';
