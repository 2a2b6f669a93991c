const ESCAPES = /\\(?:ud[89a-f][0-9a-f]{2}|[^])/g;

/**
 * A value as JSON text that is valid Unicode. Sources cut texts in the middle of a character; Elasticsearch (8.19)
 * indexes the half that is left as `?` and gives it back as it came, so a filter value would not be its record's text.
 * Each half becomes U+FFFD.
 */
export function wellFormedJson(value: object): string {
  const json = JSON.stringify(value);
  // JSON.stringify escapes surrogates only where they stand alone.
  return json.includes('\\ud') ? json.replace(ESCAPES, (escape) => (escape.length === 6 ? '\\ufffd' : escape)) : json;
}
