import { readFileSync } from 'node:fs';

import { configurationReference } from './reference.ts';

/** What the formatter adds to a table. */
const squeezed = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

it('docs/configuration.md is current (npm run docs)', () => {
  expect(squeezed(readFileSync('docs/configuration.md', 'utf8'))).toBe(squeezed(configurationReference()));
});

it('has every variable once, with its default', () => {
  const page = configurationReference();
  for (const name of ['ELASTICSEARCH_URL', 'HTTP_PORT', 'GRAPH_POLL_SECONDS', 'KAFKA_GROUP', 'KAFKA_BROKERS']) {
    expect(page.split(`| \`${name}\` |`)).toHaveLength(2);
  }
  expect(page).toContain('| `RETENTION_DAYS` | `30` |');
  expect(page).toContain('`GRAPH_CLIENT_SECRET_FILE`');
});
