import { startSecureElasticsearch } from './elasticsearch.ts';
import { runCommand } from './engine.cli.ts';

await runCommand({
  name: 'Elasticsearch with security',
  script: 'elasticsearch-security',
  heap: '1g',
  start: startSecureElasticsearch,
  address: ({ url }) => url,
});
